// The numbers of docs/tutorial/by-hand.md, computed there with a pocket calculator.
#include <gtest/gtest.h>

#include "engine/run/run.hpp"
#include "io/case/files/directory.hpp"
#include "io/case/read_case.hpp"

namespace xuewei {
namespace {

class ByHand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    model_ = new Model(compile(read_case(Directory(XUEWEI_SOURCE_DIR "/scenarios/minimal")).data));
    expected_ = new Expected(run_expected(*model_));
  }
  static void TearDownTestSuite() {
    delete expected_;
    delete model_;
  }

  /// Value i of a variable in a year.
  static double value(std::string_view id, int year, std::size_t i) {
    const std::size_t v = variable_index(id);
    return expected_->values[v][static_cast<std::size_t>(year - 2020) * values_per_year(variables()[v], *model_) + i];
  }
  static std::size_t node(const char* code) { return model_->network.find_node(code).index(); }
  static double by_stage(std::string_view id, int year, const char* area, const char* stage) {
    return value(id, year, node(area) * model_->network.stages.size() + model_->network.find_stage(stage).index());
  }
  static double person(int year, const char* area, std::size_t sex, std::size_t age) {
    return value("population", year, (node(area) * 2 + sex) * model_->population.ages + age);
  }
  static double child(int year, const char* area, std::size_t age) {
    return value("children", year, node(area) * kSchoolAges + age);
  }
  /// Of site u and absolute grade `grade` (-2 to 12).
  static double cell(std::string_view id, int year, std::size_t site, int grade) {
    return value(id, year, site * 15 + static_cast<std::size_t>(grade + 2));
  }

  static inline Model* model_ = nullptr;
  static inline Expected* expected_ = nullptr;
};

constexpr std::size_t kTownKindergarten = 0, kTownPrimary = 2, kEastPrimary = 3, kWestPrimary = 4, kJunior = 5;

TEST_F(ByHand, Children) {
  EXPECT_NEAR(person(2021, "X1R", 0, 20), 58.8, 1e-9);
  EXPECT_NEAR(person(2021, "X1T", 0, 20), 91.2, 1e-9);
  EXPECT_NEAR(value("births", 2021, node("X1T")), 115.14, 1e-9);
  EXPECT_NEAR(value("births", 2021, node("X1R")), 74.86, 1e-9);
  EXPECT_NEAR(child(2020, "X1", 3), 260.0, 1e-9);
  EXPECT_NEAR(child(2020, "X1", 4), 280.0, 1e-9);
  for (std::size_t age = 6; age <= 17; ++age) EXPECT_NEAR(child(2020, "X1", age), 300.0, 1e-9);
}

TEST_F(ByHand, Seekers) {
  EXPECT_NEAR(by_stage("entrants", 2021, "X1", "kindergarten"), 196.0, 1e-9);
  EXPECT_NEAR(cell("admitted_by_grade", 2021, 0, -1) + cell("admitted_by_grade", 2021, 1, -1), 26.0, 1e-9);
  EXPECT_NEAR(cell("admitted_by_grade", 2021, 0, 0) + cell("admitted_by_grade", 2021, 1, 0), 14.0, 1e-9);
  EXPECT_NEAR(by_stage("entrants", 2021, "X1", "primary"), 300.0, 1e-9);
  EXPECT_NEAR(by_stage("entrants", 2021, "X1", "senior"), 171.0, 1e-9);
  EXPECT_NEAR(by_stage("entrants", 2021, "X1", "vocational"), 114.0, 1e-9);
  const std::size_t stages = model_->network.stages.size();
  EXPECT_NEAR(value("zone_demand", 2021, 0 * stages + 1), 182.4, 1e-9);
  EXPECT_NEAR(value("zone_demand", 2021, 1 * stages + 1), 70.56, 1e-9);
  EXPECT_NEAR(value("zone_demand", 2021, 2 * stages + 1), 47.04, 1e-9);
}

TEST_F(ByHand, Rolls) {
  for (int grade = 2; grade <= 6; ++grade) {
    EXPECT_NEAR(cell("transfers_out_by_grade", 2021, kEastPrimary, grade), 0.8, 1e-9);
    EXPECT_NEAR(cell("transfers_out_by_grade", 2021, kWestPrimary, grade), 0.2, 1e-9);
    EXPECT_NEAR(cell("transfers_in_by_grade", 2021, kTownPrimary, grade), 1.0, 1e-9);
    EXPECT_NEAR(cell("enrolment_by_grade", 2021, kTownPrimary, grade), 201.0, 1e-9);
  }
  EXPECT_NEAR(cell("enrolment_by_grade", 2021, kTownPrimary, 1), 201.3, 0.05);
  EXPECT_NEAR(cell("enrolment_by_grade", 2021, kEastPrimary, 1), 79.1, 0.05);
  EXPECT_NEAR(cell("enrolment_by_grade", 2021, kWestPrimary, 1), 19.6, 0.05);
}

TEST_F(ByHand, PlacesAndClasses) {
  EXPECT_DOUBLE_EQ(value("site_places", 2021, kTownKindergarten), 540.0);
  EXPECT_DOUBLE_EQ(value("site_places", 2021, kTownPrimary), 1350.0);
  EXPECT_DOUBLE_EQ(value("site_places", 2022, kTownPrimary), 1620.0);
  EXPECT_DOUBLE_EQ(value("site_places_opened", 2022, kTownPrimary), 270.0);
  EXPECT_NEAR(by_stage("places_balance", 2021, "X1", "primary"), 360.0, 1e-9);
  EXPECT_DOUBLE_EQ(value("site_classes", 2020, kTownKindergarten), 17.0);
  EXPECT_DOUBLE_EQ(value("site_warning", 2020, kJunior), 3.0);
}

TEST_F(ByHand, Teachers) {
  EXPECT_NEAR(by_stage("staff_required", 2020, "X1", "primary"), 1800 / 19.0, 1e-9);
  EXPECT_NEAR(by_stage("teachers_required", 2020, "X1", "primary"), 86.4, 1e-9);
  EXPECT_NEAR(by_stage("retirements", 2021, "X1", "primary"), 0.0, 1e-9);
  EXPECT_NEAR(by_stage("attrition", 2021, "X1", "primary"), 1.2, 1e-9);
  EXPECT_NEAR(by_stage("recruits", 2021, "X1", "primary"), 0.6, 1e-9);
  EXPECT_NEAR(by_stage("staff", 2021, "X1", "primary"), 119.4, 1e-9);
  EXPECT_NEAR(by_stage("recruits", 2021, "X1", "kindergarten"), 0.6, 1e-9);
  EXPECT_NEAR(by_stage("retirements", 2022, "X1", "kindergarten"), 19.8, 1e-9);
}

}  // namespace
}  // namespace xuewei
