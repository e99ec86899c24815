// The Chifeng case returns what was published, and its run keeps its accounts.
//
// Figures: 赤峰市“十四五”教育事业发展规划 (2022-06-28), chapter 1 (stock at the end of 2020) and chapter 7
// (programmes); 赤峰市第七次全国人口普查公报 (2020-11-01). Row numbers C01-C43 as in scenarios/chifeng/SOURCES.md.
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "engine/run/run.hpp"
#include "engine/year/year.hpp"
#include "io/case/files/directory.hpp"
#include "io/case/read_case.hpp"

namespace xuewei {
namespace {

class Chifeng : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    input_ = new Case(read_case(Directory(XUEWEI_SOURCE_DIR "/scenarios/chifeng")).data);
    model_ = new Model(compile(*input_));
    expected_ = new Expected(run_expected(*model_));
  }
  static void TearDownTestSuite() {
    delete expected_;
    delete model_;
    delete input_;
  }

  /// A variable over (area, stage) for the whole prefecture.
  static double prefecture(std::string_view id, std::size_t step, std::string_view stage) {
    const std::size_t v = variable_index(id);
    const std::size_t stages = model_->network.stages.size();
    const std::size_t k = model_->network.find_stage(std::string(stage)).index();
    return expected_->values[v][(step * model_->network.nodes.size() + 0) * stages + k];
  }

  static inline Case* input_ = nullptr;
  static inline Model* model_ = nullptr;
  static inline Expected* expected_ = nullptr;
};

TEST_F(Chifeng, HasThePublishedSchoolsAndPupils) {
  struct Published {
    int sites;
    double pupils, staff;
  };
  const std::map<std::string, Published> published = {
      {"kindergarten", {942, 113990, 12916}}, {"primary", {392, 255540, 24310}}, {"junior", {104, 126313, 14322}},
      {"senior", {41, 78527, 9432}},          {"vocational", {33, 34787, 3366}}, {"special", {10, 1388, 447}}};
  std::map<std::string, int> sites;
  int teaching_points = 0;
  for (const SchoolRow& school : input_->schools) {
    double pupils = 0.0;
    for (double grade : school.pupils_by_grade) {
      EXPECT_EQ(grade, std::floor(grade)) << school.site_code();
      pupils += grade;
    }
    sites[school.stage] += pupils > 0.0;
    for (const std::string& flag : school.flags) teaching_points += flag == "teaching_point";
    EXPECT_EQ(school.basis, Basis::synthetic);
  }
  double all = 0.0, staff = 0.0;
  for (const auto& [stage, value] : published) {
    EXPECT_EQ(sites[stage], value.sites) << stage;
    EXPECT_DOUBLE_EQ(prefecture("enrolment", 0, stage), value.pupils) << stage;
    EXPECT_NEAR(prefecture("staff", 0, stage), value.staff, 1e-6) << stage;
    all += prefecture("enrolment", 0, stage);
    staff += prefecture("staff", 0, stage);
  }
  EXPECT_EQ(teaching_points, 132);
  EXPECT_DOUBLE_EQ(all, 635451 - 24906);  // the plan's total less its universities
  EXPECT_NEAR(staff, 67737 - 2944, 1e-6);
}

TEST_F(Chifeng, HasTheCensusPopulation) {
  double persons = 0.0, men = 0.0;
  std::map<std::string, double> county;
  std::map<std::string, std::string> parent;
  for (const AreaRow& area : input_->areas) parent[area.code] = area.parent;
  for (const PopulationRow& row : input_->population) {
    persons += row.persons;
    if (row.sex == Sex::male) men += row.persons;
    county[parent.at(row.area)] += row.persons;
  }
  EXPECT_DOUBLE_EQ(persons, 4035967);
  EXPECT_DOUBLE_EQ(men, 2049636);
  EXPECT_EQ(county.size(), 12U);
  const std::map<std::string, double> published = {
      {"150403", 284990}, {"150422", 277522}, {"150425", 186143}, {"150426", 333970}, {"150430", 448712}};
  for (const auto& [code, value] : published) EXPECT_DOUBLE_EQ(county[code], value) << code;
  EXPECT_DOUBLE_EQ(county["150402"] + county["150404"], 1175391);
  // Published in 万 with two decimals: red 46.91, songshan 70.63, ningcheng 48.44, kalaqin 26.28; one decimal:
  // linxi 18.7.
  for (const auto& [code, wan] :
       std::map<std::string, double>{{"150402", 46.91}, {"150404", 70.63}, {"150429", 48.44}, {"150428", 26.28}})
    EXPECT_NEAR(county[code], wan * 1e4, 50.0) << code;
  EXPECT_NEAR(county["150424"], 18.7e4, 500.0);
}

TEST_F(Chifeng, HasThePublishedEnrolmentRatios) {
  EXPECT_NEAR(prefecture("gross_enrolment_ratio", 0, "kindergarten"), 0.93, 1e-5);
  EXPECT_NEAR(prefecture("gross_enrolment_ratio", 0, "senior"), 0.9013, 1e-5);
  EXPECT_NEAR(expected_->values[variable_index("nine_year_progression")][0], 0.9795, 5e-4);  // C11
}

TEST_F(Chifeng, SpendsAndBuildsWhatChapterSevenSays) {
  std::int64_t money = 0, floor_area = 0, grounds = 0, rural = 0;
  std::map<std::string, std::int64_t> by_programme;
  for (const ProjectRow& project : input_->projects) {
    money += project.money_yuan;
    floor_area += project.floor_added_m2;
    grounds += project.grounds_m2;
    rural += project.programme == "C42";
    by_programme[project.programme] += project.money_yuan;
  }
  EXPECT_EQ(money, 9395000000);
  EXPECT_EQ(floor_area, 2304400);
  EXPECT_EQ(grounds, 1935700);
  EXPECT_EQ(rural, 601);
  double spent = 0.0;
  for (double yuan : expected_->values[variable_index("programme_spending")]) spent += yuan;
  EXPECT_EQ(spent, 9395000000.0);
  const std::map<std::string, std::int64_t> published = {{"C36", 483000000}, {"C37", 1854000000}, {"C38", 638000000},
                                                         {"C39", 510000000}, {"C40", 470000000},  {"C41", 1720000000},
                                                         {"C42", 3720000000}};
  EXPECT_EQ(by_programme, published);
}

TEST_F(Chifeng, ReproducesEverySitesBaseIntake) {
  PlacementState state{model_->placement.sizes()};
  LaneField seekers(model_->enrolment.base_seekers.size()), continuing(model_->network.cells),
      classrooms(model_->network.sites.size());
  for (std::size_t i = 0; i < seekers.size(); ++i) seekers[i].setConstant(model_->enrolment.base_seekers[i]);
  for (std::size_t c = 0; c < continuing.size(); ++c) continuing[c].setConstant(model_->enrolment.base_pupils[c]);
  for (const Site& site : model_->network.sites) continuing[site.first_cell.index()].setZero();
  for (std::size_t u = 0; u < classrooms.size(); ++u) classrooms[u].setConstant(model_->estate.base_classrooms[u]);
  place(model_->placement, {{seekers, seekers}, {}, continuing, classrooms, {}}, 0, state);
  for (std::size_t u = 0; u < model_->network.sites.size(); ++u) {
    const double base = model_->enrolment.base_pupils[model_->network.sites[u].first_cell.index()];
    EXPECT_NEAR(state.intake[0][u][0], base, 1e-6 * std::max(1.0, base)) << model_->network.sites[u].code;
  }
}

TEST_F(Chifeng, ConservesPersonsOverFifteenYears) {
  const std::size_t nodes = model_->network.nodes.size(), ages = model_->population.ages;
  const auto total = [&](std::size_t step) {
    double sum = 0.0;
    for (std::size_t i = 0; i < 2 * ages; ++i)
      sum += expected_->values[variable_index("population")][step * nodes * 2 * ages + i];
    return sum;
  };
  const auto flow = [&](std::string_view id, std::size_t step) {
    return expected_->values[variable_index(id)][step * nodes];
  };
  for (std::size_t step = 1; step < model_->network.calendar.steps; ++step) {
    const double wanted = total(step - 1) + flow("births", step) - flow("deaths", step) + flow("net_external", step);
    EXPECT_NEAR(total(step), wanted, 1e-9 * wanted) << model_->network.calendar.year(step);
    EXPECT_NEAR(flow("net_moves", step), 0.0, 1e-6);
  }
}

TEST_F(Chifeng, KeepsItsStaffAccounts) {
  for (std::size_t step = 1; step < model_->network.calendar.steps; ++step)
    for (const Stage& stage : model_->network.stages) {
      const auto of_counties = [&](std::size_t at) {
        return prefecture("staff", at, stage.id) - prefecture("private_staff", at, stage.id);
      };
      const double wanted = of_counties(step - 1) + prefecture("recruits", step, stage.id) -
                            prefecture("retirements", step, stage.id) - prefecture("attrition", step, stage.id);
      EXPECT_NEAR(of_counties(step), wanted, 1e-9 * wanted) << stage.id;
    }
}

TEST_F(Chifeng, StaffAtSchoolsSumToTheStaffOfTheCity) {
  const std::size_t v = variable_index("site_staff"), sites = model_->network.sites.size();
  for (std::size_t step = 0; step < model_->network.calendar.steps; ++step)
    for (const Stage& stage : model_->network.stages) {
      double at_sites = 0.0;
      for (std::size_t u = 0; u < sites; ++u)
        if (model_->network.sites[u].stage.index() == model_->network.find_stage(stage.id).index())
          at_sites += expected_->values[v][step * sites + u];
      EXPECT_NEAR(at_sites, prefecture("staff", step, stage.id), 1e-6) << stage.id;
    }
}

TEST_F(Chifeng, ShowsTheSurplusByRatioAndTheKindergartenGapOf2020) {
  // From the plan's own figures and the national ratios: 24310 - 255540/19, 14322 - 126313/13.5, 9432 - 78527/12.5;
  // 12916 - 113990/7.
  EXPECT_NEAR(prefecture("staff_balance", 0, "primary"), 24310 - 255540 / 19.0, 0.5);
  EXPECT_NEAR(prefecture("staff_balance", 0, "junior"), 14322 - 126313 / 13.5, 0.5);
  EXPECT_NEAR(prefecture("staff_balance", 0, "senior"), 9432 - 78527 / 12.5, 0.5);
  EXPECT_NEAR(prefecture("staff_balance", 0, "kindergarten"), 12916 - 113990 / 7.0, 0.5);
}

}  // namespace
}  // namespace xuewei
