// One primary and one junior school through 6-3, 5-4 and back, with a pocket calculator.
#include <gtest/gtest.h>

#include <cmath>

#include "engine/enrolment/enrolment.hpp"
#include "engine/indicators/indicators.hpp"
#include "engine/placement/placement.hpp"

namespace xuewei {
namespace {

constexpr std::size_t kPrimary = 0, kJunior = 1;

StageRow stage(const char* id, int first_grade, int grades, StageRow::Entry entry, double norm) {
  StageRow row;
  row.id = id;
  row.first_grade = first_grade;
  row.grades = grades;
  row.compulsory = true;
  row.first_age = first_grade + 5;
  row.last_age = first_grade + grades + 4;
  row.entry = entry;
  row.class_size_norm.assign(static_cast<std::size_t>(grades), norm);
  return row;
}

/// 100 children of every age; primary promotes 0.88 and repeats 0.1, junior 0.95 and 0.05; half go on to junior.
Case town() {
  Case input;
  input.base_year = 2020;
  input.horizon = 2024;
  input.areas = {{"T", "", "", "", AreaLevel::county, Residence::town, Basis::synthetic}};
  input.zones = {{"Z", "", "T", "", 118.0, 42.0, 1.0, 1.0, Basis::synthetic}};
  input.stages = {stage("primary", 1, 6, StageRow::Entry::birth_cohort, 45),
                  stage("junior", 7, 3, StageRow::Entry::junior_from_primary, 50)};
  input.stages[kPrimary].repetition_share = 0.1;
  input.stages[kPrimary].dropout_share = 0.02;
  input.stages[kJunior].repetition_share = 0.05;
  input.parameters.primary_to_junior_share = 0.5;
  for (const StageRow& row : input.stages) {
    SchoolRow school;
    school.school_code = row.id;
    school.stage = row.id;
    school.area = "T";
    school.zone = "Z";
    school.longitude_deg = 118.0;
    school.latitude_deg = 42.0;
    school.classrooms = 100.0;
    input.schools.push_back(school);
  }
  input.schools[kPrimary].pupils_by_grade = {100, 200, 300, 400, 500, 600};
  input.schools[kJunior].pupils_by_grade = {700, 800, 900};
  input.regrades = {{2021, 6, "primary", "junior", Basis::estimated}, {2023, 6, "junior", "primary", Basis::estimated}};
  return input;
}

class RegradeByHand : public ::testing::Test {
 protected:
  explicit RegradeByHand(double junior_classrooms = 100.0)
      : input(town()),
        network(make_network(input)),
        enrolment_params(compile_enrolment(input, network, std::vector<double>(kSchoolAges, 100.0))),
        placement_params(compile_placement(input, network, enrolment_params.base_seekers)),
        indicator_params(compile_indicators(input, network)),
        enrolment(start_enrolment(enrolment_params, placement_params.base_beyond_share)),
        placement{placement_params.sizes()},
        indicators{indicator_params.sizes()},
        children(kSchoolAges, 100.0),
        classrooms(2, 100.0),
        places(2, 5000.0) {
    classrooms[kJunior].setConstant(junior_classrooms);
  }

  void advance_to(std::size_t step) {
    form_demand(enrolment_params, {}, children, classrooms, step, enrolment);
    place(placement_params,
          {.seekers = enrolment.seekers,
           .linked_seekers = enrolment.linked_seekers,
           .continuing = enrolment.pupils,
           .classrooms = classrooms,
           .free_beds = enrolment.free_beds},
          step, placement);
    admit(enrolment_params,
          {.children = children,
           .classrooms = classrooms,
           .intake = placement.intake,
           .intake_beyond = placement.intake_beyond,
           .zone_unplaced = placement.zone_unplaced},
          step, enrolment);
    measure(indicator_params,
            {children, enrolment.pupils, enrolment.admitted, enrolment.unplaced, classrooms, places, enrolment.seekers,
             placement.zone_unplaced},
            step, indicators);
  }

  /// Of absolute grade `grade`.
  double pupils(std::size_t stage, int grade) const {
    const std::size_t offset = static_cast<std::size_t>(grade - network.stages[stage].first_grade);
    return enrolment.pupils[network.sites[stage].first_cell.index() + offset][0];
  }
  void expect_pupils(std::size_t stage, int first_grade, std::vector<double> by_grade) const {
    double sum = 0.0;
    for (std::size_t g = 0; g < by_grade.size(); ++g) {
      EXPECT_NEAR(pupils(stage, first_grade + static_cast<int>(g)), by_grade[g], 1e-9)
          << "grade " << first_grade << "+" << g;
      sum += by_grade[g];
    }
    EXPECT_NEAR(indicators.enrolment[stage][0], sum, 1e-9);
  }
  double pool(int grade) const { return enrolment.pool[static_cast<std::size_t>(grade - 1)][0]; }

  Case input;
  Network network;
  EnrolmentParams enrolment_params;
  PlacementParams placement_params;
  IndicatorParams indicator_params;
  EnrolmentState enrolment;
  PlacementState placement;
  IndicatorState indicators;
  LaneField children, classrooms, places;
};

TEST_F(RegradeByHand, LeaversOfTwoGradesEnterInTheYearOfTheChange) {
  advance_to(1);
  EXPECT_NEAR(enrolment.graduates[kPrimary][0], 440.0 + 588.0, 1e-9);  // 0.88 x 500; (0.88 + 0.1) x 600
  EXPECT_NEAR(enrolment.seekers[0][kJunior][0], 220.0, 1e-9);
  EXPECT_NEAR(enrolment.seekers[1][kJunior][0], 294.0, 1e-9);
  expect_pupils(kPrimary, 1, {110, 108, 206, 304, 402});
  EXPECT_EQ(pupils(kPrimary, 6), 0.0);
  expect_pupils(kJunior, 6, {220, 0.05 * 700 + 294, 705, 805});
  EXPECT_NEAR(enrolment.graduates[kJunior][0], 855.0, 1e-9);
  EXPECT_NEAR(indicators.entrants[kJunior][0], 514.0, 1e-9);
  EXPECT_NEAR(indicators.zone_demand[kJunior][0], 514.0, 1e-9);
  EXPECT_NEAR(enrolment.dropouts[kPrimary][0], 0.02 * 2100, 1e-9);
}

TEST_F(RegradeByHand, WhoWaitsForAPlaceSeeksWithHisOwnGrade) {
  enrolment.pool[5 - 1].setConstant(40.0);
  enrolment.pool[6 - 1].setConstant(50.0);
  advance_to(1);
  EXPECT_NEAR(enrolment.seekers[0][kJunior][0], 220.0 + 0.5 * 0.98 * 40, 1e-9);
  EXPECT_NEAR(enrolment.seekers[1][kJunior][0], 294.0 + 0.5 * 0.98 * 50, 1e-9);
}

TEST_F(RegradeByHand, ThenOneGradeEntersAYearYounger) {
  advance_to(1);
  advance_to(2);
  EXPECT_NEAR(enrolment.seekers[0][kJunior][0], 0.5 * 0.88 * 402, 1e-9);
  EXPECT_EQ(enrolment.seekers[1][kJunior][0], 0.0);
  expect_pupils(kPrimary, 1, {111, 107.6, 115.64, 211.68, 307.72});
  expect_pupils(kJunior, 6, {187.88, 225.45, 347.8, 710});
}

TEST_F(RegradeByHand, OnTheWayBackNobodyEntersJunior) {
  advance_to(1);
  advance_to(2);
  advance_to(3);
  EXPECT_EQ(enrolment.graduates[kPrimary][0], 0.0);
  EXPECT_EQ(enrolment.seekers[0][kJunior][0], 0.0);
  EXPECT_EQ(indicators.entrants[kJunior][0], 0.0);
  expect_pupils(kPrimary, 1, {111.1, 108.44, 106.252, 122.9312, 217.0504, 270.7936});
  EXPECT_EQ(pupils(kJunior, 6), 0.0);
  expect_pupils(kJunior, 7, {0.05 * 225.45 + 187.88, 231.5675, 365.91});  // repeaters of grade 6 go on too
  advance_to(4);
  EXPECT_NEAR(enrolment.seekers[0][kJunior][0], 0.5 * 0.88 * 270.7936, 1e-9);
}

TEST_F(RegradeByHand, IndicatorsFollowTheGradesTaught) {
  advance_to(1);
  EXPECT_DOUBLE_EQ(indicators.official_age_children[kPrimary][0], 500.0);  // 6 to 10
  EXPECT_DOUBLE_EQ(indicators.official_age_children[kJunior][0], 400.0);   // 11 to 14
  EXPECT_DOUBLE_EQ(indicators.county_ratio_pupils[kJunior][0], indicators.county_pupils[kJunior][0]);
  EXPECT_NEAR(enrolment.nine_year_progression[0][0], 0.5 * std::pow(0.88 / 0.9, 5), 1e-12);
  // 110, 108, 206, 304 and 402 pupils by 45; 220, 329, 705 and 805 by 50.
  EXPECT_DOUBLE_EQ(indicators.site_classes[kPrimary][0], 3 + 3 + 5 + 7 + 9);
  EXPECT_DOUBLE_EQ(indicators.site_classes[kJunior][0], 5 + 7 + 15 + 17);
  advance_to(2);
  advance_to(3);
  EXPECT_DOUBLE_EQ(indicators.official_age_children[kPrimary][0], 600.0);
  EXPECT_DOUBLE_EQ(indicators.official_age_children[kJunior][0], 300.0);
  EXPECT_NEAR(enrolment.nine_year_progression[0][0], 0.5 * std::pow(0.88 / 0.9, 6), 1e-12);
}

TEST_F(RegradeByHand, AGradesShareOfTheRoomsFollowsTheGradesTaught) {
  const auto limit = [&](std::size_t k, std::size_t step) {
    return enrolment_params.stages[k].grade_limit_per_classroom[step];
  };
  EXPECT_NEAR(limit(kPrimary, 0), 55.0 / 6, 1e-12);
  EXPECT_NEAR(limit(kPrimary, 1), 55.0 / 5, 1e-12);
  EXPECT_NEAR(limit(kJunior, 0), 55.0 / 3, 1e-12);
  EXPECT_NEAR(limit(kJunior, 1), 55.0 / 4, 1e-12);
  EXPECT_NEAR(limit(kJunior, 3), 55.0 / 3, 1e-12);
}

TEST(RegradeByHandInTwoAreas, EachGradeIsSpreadByChildrenOfItsOwnAge) {
  Case input = town();
  input.areas = {{"T", "", "", "", AreaLevel::county, {}, Basis::synthetic},
                 {"A", "", "", "T", AreaLevel::area, Residence::town, Basis::synthetic},
                 {"B", "", "", "T", AreaLevel::area, Residence::rural, Basis::synthetic}};
  input.zones = {{"Z", "", "A", "", 118.0, 42.0, 1.0, 1.0, Basis::synthetic},
                 {"Y", "", "B", "", 118.1, 42.0, 1.0, 1.0, Basis::synthetic}};
  for (SchoolRow& school : input.schools) school.area = "A";
  const Network network = make_network(input);
  const EnrolmentParams params = compile_enrolment(input, network, std::vector<double>(2 * kSchoolAges, 100.0));
  LaneField children(2 * kSchoolAges, 100.0), classrooms(2, 100.0);
  children[kSchoolAges + 12].setConstant(300.0);  // in area B
  EnrolmentState state = start_enrolment(params, std::vector<double>(2 * kTravelLimits, 0.0));
  form_demand(params, {}, children, classrooms, 1, state);
  EXPECT_NEAR(state.seekers[0][params.zone_stage(0, kJunior)][0], 110.0, 1e-9);
  EXPECT_NEAR(state.seekers[0][params.zone_stage(1, kJunior)][0], 110.0, 1e-9);
  EXPECT_NEAR(state.seekers[1][params.zone_stage(0, kJunior)][0], 0.25 * 294, 1e-9);
  EXPECT_NEAR(state.seekers[1][params.zone_stage(1, kJunior)][0], 0.75 * 294, 1e-9);
}

class RegradeWithoutJuniorRooms : public RegradeByHand {
 protected:
  RegradeWithoutJuniorRooms() : RegradeByHand(0.0) {}
};

TEST_F(RegradeWithoutJuniorRooms, ThePoolKeepsItsGrades) {
  advance_to(1);
  EXPECT_NEAR(pool(6), 220.0, 1e-9);
  EXPECT_NEAR(pool(7), 294.0, 1e-9);
  EXPECT_NEAR(enrolment.unplaced[kJunior][0], 514.0, 1e-9);
  EXPECT_NEAR(indicators.zone_unplaced[kJunior][0], 514.0, 1e-9);
  advance_to(2);
  EXPECT_NEAR(pool(6), 176.88, 1e-9);
  EXPECT_NEAR(pool(7), 220.0, 1e-9);
  EXPECT_NEAR(pool(8), 294.0, 1e-9);
  advance_to(3);  // grade 6 is primary's again: who waited in it goes on to grade 7 of junior
  EXPECT_EQ(pool(6), 0.0);
  EXPECT_NEAR(pool(7), 176.88, 1e-9);
  EXPECT_NEAR(pool(8), 220.0, 1e-9);
  EXPECT_NEAR(pool(9), 294.0, 1e-9);
  EXPECT_NEAR(enrolment.unplaced[kJunior][0], 690.88, 1e-9);
}

TEST_F(RegradeWithoutJuniorRooms, ThePoolTakesItsChanceWhenNobodyElseEnters) {
  advance_to(1);
  advance_to(2);
  classrooms[kJunior].setConstant(100.0);
  advance_to(3);
  EXPECT_EQ(pool(7) + pool(8) + pool(9), 0.0);
  EXPECT_EQ(enrolment.unplaced[kJunior][0], 0.0);
  EXPECT_NEAR(pupils(kJunior, 7), 176.88 + 0.05 * 0.05 * 35, 1e-9);  // and who repeated twice
}

}  // namespace
}  // namespace xuewei
