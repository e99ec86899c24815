// Sweden, females, 1993 to 1998: Preston, Heuveline and Guillot (2001), Demography: Measuring and Modeling Population
// Processes, Blackwell, chapter 6, Box 6.2 (open population, one step of five years, 18 age groups, open at 85). The
// answers for males are those of the same step for males who start with the females' numbers, survival and migrants, as
// in the ccmppWPP and CCMPP packages' tests of the box.
#include <gtest/gtest.h>

#include "io/case/files/directory.hpp"
#include "io/case/read_case.hpp"
#include "tests/population/small_case.hpp"

namespace xuewei {
namespace {

struct BoxRow {
  int age;
  double females_1993, person_years, net_migrants, births_per_woman_year, females_1998, males_1998;
};

constexpr BoxRow kBox[] = {
    {0, 293395, 497487, 6840, 0, 302392, 317340},       {5, 248369, 497138, 4150, 0, 298682, 298682},
    {10, 240012, 496901, 3365, 0, 252007, 252007},      {15, 261346, 496531, 5270, 0.0120, 244150, 244150},
    {20, 285209, 495902, 9240, 0.0908, 268267, 268267}, {25, 314388, 495168, 8230, 0.1499, 293515, 293515},
    {30, 281290, 494213, 5470, 0.1125, 320624, 320624}, {35, 286923, 492760, 3155, 0.0441, 284767, 284767},
    {40, 304108, 490447, 1770, 0.0074, 288031, 288031}, {45, 324946, 486613, 1115, 0.0003, 303166, 303166},
    {50, 247613, 480665, 1075, 0, 322062, 322062},      {55, 211351, 471786, 845, 0, 243989, 243989},
    {60, 215140, 457852, 645, 0, 205841, 205841},       {65, 221764, 436153, 530, 0, 205516, 205516},
    {70, 223506, 402775, 465, 0, 205270, 205270},       {75, 183654, 350358, 300, 0, 194771, 194771},
    {80, 141990, 271512, 250, 0, 142565, 142565},       {85, 112424, 291707, 175, 0, 131966, 131966},
};
constexpr double kBirths = 615988;

Case sweden() {
  Case input;
  input.name = "sweden1993";
  input.base_year = 1993;
  input.horizon = 1998;
  input.population_settings.age_width = 5;
  input.population_settings.table_age_width = 5;
  input.population_settings.open_age = 85;
  input.population_settings.mortality_measure = MortalityMeasure::Lx;
  input.population_settings.radix = 100000.0;
  input.parameters.sex_ratio_at_birth = 1.05;
  input.areas.push_back({"SE", "瑞典", "Sweden", "", AreaLevel::region, Residence::urban, Basis::published});
  for (const BoxRow& row : kBox) {
    for (const Sex sex : kBothSexes) {
      input.population.push_back({"SE", sex, row.age, row.females_1993, Basis::published});
      input.mortality.push_back({"SE", 1993, sex, row.age, row.person_years, Basis::published});
      input.external_migration.push_back({"SE", std::nullopt, sex, row.age, row.net_migrants, Basis::published});
    }
    input.fertility.push_back({"SE", 1993, row.age, row.births_per_woman_year, Basis::published});
  }
  return input;
}

void expect_box(const Projection& projection) {
  for (std::size_t group = 0; group < std::size(kBox); ++group) {
    EXPECT_NEAR(projection.persons(0, Sex::female, group), kBox[group].females_1998, 1.0) << "age " << kBox[group].age;
    EXPECT_NEAR(projection.persons(0, Sex::male, group), kBox[group].males_1998, 1.0) << "age " << kBox[group].age;
  }
  EXPECT_NEAR(projection.state.births[0][0], kBirths, 1.0);
}

TEST(Sweden1993, EveryAgeGroupOfBox62IsWithinOnePerson) {
  Projection projection(sweden());
  projection.advance_to_end();
  EXPECT_EQ(projection.step, 1u);
  expect_box(projection);
}

TEST(Sweden1993, TheCaseDirectoryGivesTheSame) {
  const LoadedCase loaded = read_case(Directory(XUEWEI_SOURCE_DIR "/tests/published/sweden1993"));
  Projection projection(loaded.data);
  projection.advance_to_end();
  expect_box(projection);
}

TEST(Sweden1993, MigrationByCohortOrAtTheEndGivesOtherNumbers) {
  using Settings = PopulationSettings;
  for (const auto& [timing, age] :
       {std::pair{Settings::MigrationTiming::end, Settings::MigrationAge::at_event},
        std::pair{Settings::MigrationTiming::half_and_half, Settings::MigrationAge::cohort}}) {
    Case input = sweden();
    input.population_settings.external_timing = timing;
    input.population_settings.external_age = age;
    Projection projection(input);
    projection.advance();
    EXPECT_GT(std::abs(projection.persons(0, Sex::female, 5) - kBox[5].females_1998), 100.0);
  }
}

}  // namespace
}  // namespace xuewei
