// No base roll is not a new school: a site with an empty first grade, or with rooms and no pupil, is not revived.
#include <gtest/gtest.h>

#include "engine/run/run.hpp"

namespace xuewei {
namespace {

using Entry = StageRow::Entry;

/// A town and a village of one county; every cohort 300 children for ever, and nobody dies.
Case county(Entry entry, int first_grade, int grades) {
  Case input;
  input.base_year = 2020;
  input.horizon = 2025;
  input.population_settings.open_age = 50;
  input.population_settings.mortality_measure = MortalityMeasure::survival;
  input.areas = {{"A", "", "", "", AreaLevel::county, {}, Basis::synthetic},
                 {"T", "", "", "A", AreaLevel::area, Residence::town, Basis::synthetic},
                 {"R", "", "", "A", AreaLevel::area, Residence::rural, Basis::synthetic}};
  input.zones = {{"ZT", "", "T", "", 115.0, 36.0, 1.0, 2.0, Basis::synthetic},
                 {"ZE", "", "R", "", 115.1, 36.0, 0.8, 2.0, Basis::synthetic},
                 {"ZW", "", "R", "", 114.9, 36.0, 0.2, 2.0, Basis::synthetic}};
  for (const Sex sex : {Sex::male, Sex::female})
    for (int age = 0; age <= 50; ++age) {
      input.mortality.push_back({"A", 2020, sex, age, 1.0, Basis::synthetic});
      input.move_profiles.push_back({"p", sex, age, 1.0, Basis::synthetic});
      input.population.push_back({"T", sex, age, 100.0, Basis::synthetic});
      input.population.push_back({"R", sex, age, 50.0, Basis::synthetic});
    }
  StageRow stage;
  stage.id = "s";
  stage.entry = entry;
  stage.first_grade = first_grade;
  stage.grades = grades;
  stage.compulsory = entry == Entry::birth_cohort;
  stage.class_size_norm.assign(static_cast<std::size_t>(grades), 45.0);
  input.stages = {stage};
  input.parameters.special_entry_share = 0.0;
  return input;
}

void add_site(Case& input, const std::string& code, const std::string& zone, double classrooms,
              std::vector<double> pupils) {
  SchoolRow row;
  row.school_code = code;
  row.stage = "s";
  row.area = zone == "ZT" ? "T" : "R";
  row.zone = zone;
  row.longitude_deg = zone == "ZT" ? 115.0 : zone == "ZE" ? 115.1 : 114.9;
  row.latitude_deg = 36.0;
  row.classrooms = classrooms;
  row.pupils_by_grade = std::move(pupils);
  input.schools.push_back(row);
}

/// The path of one variable of a site.
std::vector<double> path(const Case& input, const char* variable, const std::string& code, std::size_t grade = 0) {
  const Model model = compile(input);
  const Expected expected = run_expected(model);
  const std::size_t v = variable_index(variable), site = model.network.find_site(code, "s").index();
  const std::size_t inner = variables()[v].source == Source::cell ? grades_of(model.network).size() : 1;
  const std::size_t sites = model.network.sites.size();
  std::vector<double> values;
  for (std::size_t step = 0; step < model.network.calendar.steps; ++step)
    values.push_back(expected.values[v][(step * sites + site) * inner + grade]);
  return values;
}

void expect_path(const std::vector<double>& values, const std::vector<double>& wanted) {
  ASSERT_EQ(values.size(), wanted.size());
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_NEAR(values[i], wanted[i], 1e-6) << i;
}

Case three_schools() {
  Case input = county(Entry::birth_cohort, 1, 6);
  add_site(input, "P1", "ZT", 30, {200, 200, 200, 200, 200, 200});
  add_site(input, "P2", "ZE", 12, {80, 80, 80, 80, 80, 80});
  return input;
}

TEST(NoBaseRoll, AnEmptyFirstGradeIsNotFilledByTheMeanOfOthers) {
  Case input = three_schools();
  add_site(input, "P3", "ZW", 6, {0, 4, 4, 4, 4, 4});
  expect_path(path(input, "site_enrolment", "P3"), {20, 16, 12, 8, 4, 0});
  expect_path(path(input, "site_enrolment", "P1"), {1200, 1200, 1200, 1200, 1200, 1200});
  expect_path(path(input, "site_enrolment", "P2"), {480, 480, 480, 480, 480, 480});
}

TEST(NoBaseRoll, ASuspendedSchoolStaysEmptyThoughFamiliesMoveThere) {
  Case input = three_schools();
  add_site(input, "P3", "ZW", 6, {0, 0, 0, 0, 0, 0});
  input.moves = {{"T", "R", "p", 0.05, Basis::synthetic}};
  expect_path(path(input, "site_enrolment", "P3"), {0, 0, 0, 0, 0, 0});
  EXPECT_GT(path(input, "site_enrolment", "P2").back(), 480.0);
}

TEST(NoBaseRoll, APlannedSchoolDrawsAsOthersDo) {
  Case input = three_schools();
  add_site(input, "P3", "ZW", 6, {0, 0, 0, 0, 0, 0});
  input.schools.back().flags = {std::string(school_flag::kPlanned)};
  EXPECT_GT(path(input, "site_enrolment", "P3").back(), 50.0);
}

TEST(NoBaseRoll, WhoFindsNoRoomElsewhereComesAllTheSame) {
  Case input = three_schools();
  input.schools[1].classrooms = 5;  // 55 of its 80 entrants
  add_site(input, "P3", "ZW", 6, {0, 4, 4, 4, 4, 4});
  input.schools[0].classrooms = 20;
  const std::vector<double> entrants = path(input, "admitted_by_grade", "P3");
  EXPECT_GT(entrants[1], 1.0);
}

TEST(NoBaseRoll, AKindergartenWithoutAFirstClassTakesNoneIn) {
  Case input = county(Entry::participation, -2, 3);
  add_site(input, "K1", "ZT", 20, {150, 150, 150});
  add_site(input, "K2", "ZE", 10, {60, 60, 60});
  add_site(input, "K3", "ZW", 3, {0, 10, 10});
  const std::vector<double> entrants = path(input, "admitted_by_grade", "K3");
  for (std::size_t step = 1; step < entrants.size(); ++step) EXPECT_NEAR(entrants[step], 0.0, 1e-9) << step;
  add_site(input, "K4", "ZW", 3, {0, 0, 0});  // nor do later classes begin in rooms that stand empty
  expect_path(path(input, "site_enrolment", "K4"), {0, 0, 0, 0, 0, 0});
}

}  // namespace
}  // namespace xuewei
