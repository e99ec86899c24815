// Which stage teaches which grade in which year.
#include "engine/network/regrade.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/network/network.hpp"
#include "tests/support/random_case.hpp"

namespace xuewei {
namespace {

constexpr std::size_t kPrimary = 1, kJunior = 2, kSpecial = 5;

Case with_regrades(std::vector<RegradeRow> rows) {
  Case input = support::RandomCase(1, {.horizon = 2030}).make();
  input.regrades = std::move(rows);
  return input;
}

const RegradeRow kToFiveFour{2023, 6, "primary", "junior", Basis::estimated};
const RegradeRow kToSixThree{2026, 6, "junior", "primary", Basis::estimated};

/// First and last absolute grade and the number that takes in new pupils.
std::vector<int> taught(const Network& network, std::size_t stage, int year) {
  const Stage& s = network.stages[stage];
  const TaughtGrades& taught = s.taught[static_cast<std::size_t>(year - network.calendar.base_year)];
  return {s.first_grade + static_cast<int>(taught.first), s.first_grade + static_cast<int>(taught.last),
          static_cast<int>(taught.entering)};
}

using ::testing::ElementsAre;

TEST(Regrade, WithoutOneEveryYearIsTheBaseYear) {
  const Network network = make_network(with_regrades({}));
  for (const Stage& stage : network.stages)
    for (const TaughtGrades& taught : stage.taught) {
      EXPECT_EQ(taught.first, 0u);
      EXPECT_EQ(taught.count(), stage.grades);
      EXPECT_EQ(taught.entering, 1u);
    }
}

TEST(Regrade, MovesTheBorderAndBack) {
  const Network network = make_network(with_regrades({kToSixThree, kToFiveFour}));  // rows in any order
  EXPECT_THAT(taught(network, kPrimary, 2022), ElementsAre(1, 6, 1));
  EXPECT_THAT(taught(network, kJunior, 2022), ElementsAre(7, 9, 1));
  EXPECT_THAT(taught(network, kPrimary, 2023), ElementsAre(1, 5, 1));
  EXPECT_THAT(taught(network, kJunior, 2023), ElementsAre(6, 9, 2));
  EXPECT_THAT(taught(network, kJunior, 2024), ElementsAre(6, 9, 1));
  EXPECT_THAT(taught(network, kPrimary, 2026), ElementsAre(1, 6, 1));
  EXPECT_THAT(taught(network, kJunior, 2026), ElementsAre(7, 9, 0));
  EXPECT_THAT(taught(network, kJunior, 2030), ElementsAre(7, 9, 1));
  EXPECT_THAT(taught(network, kSpecial, 2023), ElementsAre(1, 9, 1));
}

TEST(Regrade, SitesHaveACellForEveryGradeOfAnyYear) {
  const Network network = make_network(with_regrades({kToFiveFour}));
  std::size_t cells = 0;
  for (const Site& site : network.sites) {
    EXPECT_EQ(site.first_cell.index(), cells);
    cells += site.grades;
    if (site.stage.index() == kJunior) {
      EXPECT_EQ(site.grades, 4u);
    }
    if (site.stage.index() == kPrimary) {
      EXPECT_EQ(site.grades, 6u);
    }
  }
  EXPECT_EQ(network.cells, cells);
}

TEST(Regrade, AGradeThatJoinsTakesItsNeighboursNorm) {
  Case input = with_regrades({kToFiveFour});
  input.stages[kPrimary].class_size_norm = {40, 40, 40, 40, 40, 34};
  input.stages[kJunior].class_size_norm = {51, 48, 48};
  const Network network = make_network(input);
  const auto mean = [&](std::size_t k, std::size_t step) {
    return mean_class_size_norm(input.stages[k], network.stages[k], step);
  };
  EXPECT_DOUBLE_EQ(mean(kPrimary, 2), 39.0);
  EXPECT_DOUBLE_EQ(mean(kPrimary, 3), 40.0);
  EXPECT_DOUBLE_EQ(mean(kJunior, 2), 49.0);
  EXPECT_DOUBLE_EQ(mean(kJunior, 3), 49.5);  // 51, 51, 48, 48
}

TEST(Regrade, AfterTheLastYearChangesNothing) {
  RegradeRow late = kToFiveFour;
  late.year = 2031;
  const Network network = make_network(with_regrades({late}));
  EXPECT_EQ(network.stages[kJunior].grades, 3u);
}

void expect_refused(std::vector<RegradeRow> rows, const std::string& why) {
  try {
    make_network(with_regrades(std::move(rows)));
    ADD_FAILURE() << "accepted, expected: " << why;
  } catch (const std::invalid_argument& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr(why));
  }
}

TEST(Regrade, NonsenseIsRefused) {
  expect_refused({{2023, 6, "primary", "middle", Basis::estimated}}, "`middle` is unknown");
  expect_refused({{2020, 6, "primary", "junior", Basis::estimated}}, "after the base year");
  expect_refused({{2023, 5, "primary", "junior", Basis::estimated}}, "not at the border");
  expect_refused({{2023, 7, "primary", "junior", Basis::estimated}}, "not at the border");
  expect_refused({{2023, 8, "junior", "primary", Basis::estimated}}, "not at the border");
  expect_refused({{2023, 9, "junior", "senior", Basis::estimated}}, "only a primary stage");
  expect_refused({{2023, 6, "primary", "primary", Basis::estimated}}, "only a primary stage");
  expect_refused({kToFiveFour, kToFiveFour}, "not at the border");
  expect_refused({kToFiveFour, {2023, 5, "primary", "junior", Basis::estimated}}, "another grade already moves");
  expect_refused({{2023, 7, "junior", "primary", Basis::estimated},
                  {2024, 8, "junior", "primary", Basis::estimated},
                  {2025, 9, "junior", "primary", Basis::estimated}},
                 "no grade left");
}

TEST(Regrade, NeedsStagesThatAreNeighbours) {
  Case input = with_regrades({kToFiveFour});
  input.stages[kJunior].first_grade = 8;
  input.stages[kJunior].grades = 2;
  EXPECT_THROW(make_network(input), std::invalid_argument);
}

TEST(Regrade, NeedsOnePrimaryAndOneJuniorStage) {
  Case input = with_regrades({kToFiveFour});
  input.stages[kSpecial].entry = StageRow::Entry::birth_cohort;
  EXPECT_THROW(make_network(input), std::invalid_argument);
}

}  // namespace
}  // namespace xuewei
