// A closed population with constant rates grows at its intrinsic rate and keeps its age structure (Lotka's theorem).
#include <gtest/gtest.h>

#include <cmath>

#include "tests/population/small_case.hpp"

namespace xuewei {
namespace {

constexpr int kOpenAge = 100;
constexpr double kBoysAGirl = 1.06;
constexpr double kGirlShare = 1.0 / (1.0 + kBoysAGirl);

double survival_into(int age) { return age == 0 ? 0.985 : 1.0 - 0.0004 - 0.25 * std::pow(age / 100.0, 6.0); }
double fertility_at(int age) {
  return age < 15 || age > 49 ? 0.0 : 0.11 * std::exp(-0.5 * std::pow((age - 28) / 5.0, 2));
}

/// Survivors to age group x of one birth, women.
std::vector<double> survivors() {
  std::vector<double> alive{survival_into(0)};
  for (int age = 1; age < kOpenAge; ++age) alive.push_back(alive.back() * survival_into(age));
  return alive;
}

/// Increasing from - to + : the growth factor at which one girl leaves exactly one girl.
template <class Function>
double root(Function function, double low, double high) {
  for (int i = 0; i < 200; ++i) {
    const double middle = 0.5 * (low + high);
    (function(middle) > 0.0 ? high : low) = middle;
  }
  return 0.5 * (low + high);
}

/// Dominant eigenvalue of the projection: births of a year come from the mean of women at its start and its end.
double growth_factor() {
  const std::vector<double> alive = survivors();
  return root(
      [&](double factor) {
        double girls = 0.0;
        for (int age = 15; age < 50; ++age)
          girls += kGirlShare * fertility_at(age) * alive[static_cast<std::size_t>(age)] * std::pow(factor, -age) *
                   0.5 * (1.0 + 1.0 / factor);
        return 1.0 - girls;
      },
      0.9, 1.1);
}

Case stable_case(bool stable_from_the_start, int steps) {
  Case input = empty_case(1, kOpenAge, steps);
  input.parameters.sex_ratio_at_birth = kBoysAGirl;
  const std::vector<double> alive = survivors();
  const double factor = growth_factor();
  for (MortalityRow& row : input.mortality) row.value = survival_into(row.age);
  for (int age = 15; age < 50; ++age) input.fertility.push_back({"T", 2020, age, fertility_at(age), Basis::synthetic});
  for (const Sex sex : kBothSexes) {
    double persons = 0.0;
    for (int age = 0; age <= kOpenAge; ++age) {
      const double open = survival_into(kOpenAge);
      persons = age < kOpenAge ? 1e5 * alive[static_cast<std::size_t>(age)] * std::pow(factor, -age)
                               : persons * open / (factor - open);
      const double sex_factor = sex == Sex::male ? kBoysAGirl : 1.0;
      input.population.push_back(
          {"A", sex, age, stable_from_the_start ? sex_factor * persons : 1000.0, Basis::synthetic});
    }
  }
  return input;
}

TEST(StablePopulation, GrowsAtItsIntrinsicRateAgeByAge) {
  const double factor = growth_factor();
  ASSERT_LT(factor, 0.99);
  Projection projection(stable_case(true, 30));
  const LaneField start = projection.state.persons;
  projection.advance_to_end();
  const double growth = std::pow(factor, 30);
  for (std::size_t cell = 0; cell < start.size(); ++cell)
    EXPECT_NEAR(projection.state.persons[cell][0] / start[cell][0], growth, 1e-11) << cell;
}

TEST(StablePopulation, IsReachedFromAnyStart) {
  const double factor = growth_factor();
  Projection projection(stable_case(false, 900));
  for (int year = 0; year < 899; ++year) projection.advance();
  const double before = projection.all_persons();
  projection.advance();
  EXPECT_NEAR(projection.all_persons() / before, factor, 1e-9);
}

// Lotka's equation in continuous time, integrated by years of age: sum of e^(-r (x + 1/2)) L[x] f[x] over girls = 1.
TEST(StablePopulation, TheIntrinsicRateIsLotkas) {
  const std::vector<double> alive = survivors();
  const double rate = root(
      [&](double r) {
        double girls = 0.0;
        for (int age = 15; age < 50; ++age)
          girls += kGirlShare * fertility_at(age) * alive[static_cast<std::size_t>(age)] * std::exp(-r * (age + 0.5));
        return 1.0 - girls;
      },
      -0.1, 0.1);
  EXPECT_NEAR(std::log(growth_factor()), rate, 1e-5);
}

}  // namespace
}  // namespace xuewei
