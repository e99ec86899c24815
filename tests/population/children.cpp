#include "engine/population/children.hpp"

#include <gtest/gtest.h>

#include "tests/population/small_case.hpp"

namespace xuewei {
namespace {

/// A: boys and girls of each age; B: nobody.
Case school_ages() {
  Case input = empty_case(2, 40, 2);
  for (int age = 0; age <= 25; ++age) {
    input.population.push_back({"A", Sex::male, age, 100.0 + age * age, Basis::synthetic});
    input.population.push_back({"A", Sex::female, age, 90.0 + 7.0 * (age % 4), Basis::synthetic});
  }
  return input;
}

// Children aged 6 on 31 August 2020 are those aged 6 on 31 December born by August 2014 and those aged 7 born from
// September 2013: w[2014] (136 + 104) + (1 - w[2013]) (149 + 111).
TEST(Children, OnThe31stOfAugustComeFromTwoBirthYears) {
  Case input = school_ages();
  input.parameters.births_january_august_share = Path({{2013, 0.60}, {2014, 0.70}});
  const Projection projection(input);
  EXPECT_NEAR(projection.state.children[projection.params.child(0, 6)][0], 0.70 * 240.0 + 0.40 * 260.0, 1e-10);
  EXPECT_NEAR(projection.state.children[projection.params.child(0, 0)][0], 0.70 * 190.0 + 0.30 * (101.0 + 97.0), 1e-10);
  EXPECT_EQ(projection.state.children[projection.params.child(1, 6)][0], 0.0);
}

// Without deaths and moves those aged x on 31 August are one group of people, and grow a year older as such.
TEST(Children, ASchoolCohortStaysTheSamePeople) {
  Projection projection(school_ages());
  LaneField before = projection.state.children;
  projection.advance();
  for (std::size_t age = 0; age + 1 < PopulationParams::kSchoolAges; ++age)
    EXPECT_NEAR(projection.state.children[age + 1][0], before[age][0], 1e-10) << age;
}

TEST(Children, TheInverseReturnsThePersonsTheyCameFrom) {
  Case input = school_ages();
  input.parameters.births_january_august_share = Path({{2000, 0.55}, {2020, 0.75}});
  const Projection projection(input);
  constexpr std::size_t kAges = PopulationParams::kSchoolAges;
  std::vector<double> children(kAges);
  for (std::size_t age = 0; age < kAges; ++age) children[age] = projection.state.children[age][0];
  const auto both = [&](std::size_t age) {
    return projection.persons(0, Sex::male, age) + projection.persons(0, Sex::female, age);
  };
  const std::span same(projection.params.same_age_share.data(), kAges);
  const std::span older(projection.params.older_age_share.data(), kAges);
  const std::vector<double> persons = persons_from_children(children, same, older, both(kAges));
  for (std::size_t age = 0; age < kAges; ++age) EXPECT_NEAR(persons[age], both(age), 1e-9) << age;
  // An error in the age above fades as ages go down.
  const std::vector<double> wrong = persons_from_children(children, same, older, both(kAges) + 100.0);
  EXPECT_GT(std::abs(wrong[kAges - 1] - both(kAges - 1)), 10.0);
  EXPECT_LT(std::abs(wrong[6] - both(6)), 1.0);
}

TEST(Children, AreNotCountedInGroupsOfSeveralYears) {
  Case input = school_ages();
  input.population_settings.age_width = 5;
  std::erase_if(input.mortality, [](const MortalityRow& row) { return row.age % 5 != 0; });
  const Projection projection(input);
  EXPECT_GT(projection.persons(0, Sex::male, 1), 0.0);
  for (const Lane& lane : projection.state.children.all()) EXPECT_EQ(lane[0], 0.0);
}

}  // namespace
}  // namespace xuewei
