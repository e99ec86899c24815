// Every form has the distribution it names.
//
// Theory: with F the form's distribution function (closed forms below, by libm), F(d) of the deviations d is uniform.
// n = 28,800 draws (4,800 replicates of six areas); Pearson's chi-square over 50 equally likely bins has 49 degrees of
// freedom, 1e-6 of samples lie above 112 (Wilson and Hilferty 1931). A spread that is 8 % too wide is found (twin).
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include <gtest/gtest.h>

#include "tests/random/sampler.hpp"
#include "tests/uncertainty/drawn_luck.hpp"

namespace xuewei {
namespace {

using support::DrawnLuck;
using support::entry;
using support::kFertility;
using support::kReplicates;
using Form = Uncertainty::Form;

constexpr int kBins = 50;
constexpr double kChiSquareLimit = 112.0;

std::vector<double> deviations(Uncertainty row) {
  Case input = support::RandomCase(1).make();
  row.by = {LuckBy::area};
  input.uncertainty = {row};
  return DrawnLuck(input, kReplicates).logs(kFertility);
}

struct Named {
  const char* name;
  Uncertainty row;
  double centre;  ///< about which the twin is too wide
  std::function<double(double)> distribution;
};

std::vector<Named> forms() {
  const char* const fertility = "population/fertility_multiplier";
  Uncertainty triangular = entry(fertility, Form::triangular), uniform = entry(fertility, Form::uniform),
              beta = entry(fertility, Form::beta), t = entry(fertility, Form::student_t, 0.2);
  triangular.low = -0.4, triangular.mode = 0.0, triangular.high = 0.2;
  uniform.low = -0.3, uniform.high = 0.1;
  beta.low = -0.5, beta.high = 0.5, beta.alpha = 2.0, beta.beta = 2.0;
  t.degrees_of_freedom = 3.0;
  const auto normal_cdf = [](double d) { return 0.5 * std::erfc(-d / 0.3 / std::numbers::sqrt2); };
  return {{"lognormal", entry(fertility, Form::lognormal, 0.3), 0.0, normal_cdf},
          {"normal", entry(fertility, Form::normal, 0.3), 0.0, normal_cdf},
          {"triangular", triangular, 0.0,
           [](double d) {
             return d < 0.0 ? (d + 0.4) * (d + 0.4) / (0.6 * 0.4) : 1.0 - (0.2 - d) * (0.2 - d) / (0.6 * 0.2);
           }},
          {"uniform", uniform, -0.1, [](double d) { return (d + 0.3) / 0.4; }},
          {"beta", beta, 0.0,
           [](double d) {
             const double x = d + 0.5;
             return x * x * (3.0 - 2.0 * x);
           }},
          {"student_t", t, 0.0, [](double d) {
             const double x = d / 0.2 / std::numbers::sqrt3;
             return 0.5 + (x / (1.0 + x * x) + std::atan(x)) / std::numbers::pi;
           }}};
}

double chi_square_of(const std::vector<double>& sample, const Named& form, double stretch) {
  std::vector<double> uniforms;
  for (const double d : sample)
    uniforms.push_back(std::clamp(form.distribution(form.centre + stretch * (d - form.centre)), 1e-12, 1.0 - 1e-12));
  return chi_square(uniforms, kBins);
}

TEST(Forms, HaveTheDistributionTheyName) {
  for (const Named& form : forms()) {
    const std::vector<double> sample = deviations(form.row);
    EXPECT_LT(chi_square_of(sample, form, 1.0), kChiSquareLimit) << form.name;
    EXPECT_GT(chi_square_of(sample, form, 1.08), kChiSquareLimit) << form.name << ": the wrong twin";
  }
}

TEST(Forms, EmpiricalTakesEachValueEquallyOften) {
  Uncertainty row = entry("population/fertility_multiplier", Form::empirical);
  row.values = {0.3, -0.1, 0.2, -0.1, 0.0};
  const std::vector<double> sample = deviations(row);
  const auto n = static_cast<double>(sample.size());
  const auto score = [&](double value, double share) {
    const auto found =
        static_cast<double>(std::ranges::count_if(sample, [&](double d) { return std::abs(d - value) < 1e-12; }));
    return (found / n - share) / std::sqrt(share * (1.0 - share) / n);
  };
  for (const auto& [value, share] : {std::pair{-0.1, 0.4}, {0.0, 0.2}, {0.2, 0.2}, {0.3, 0.2}})
    EXPECT_LT(std::abs(score(value, share)), 5.0) << value;
  EXPECT_GT(std::abs(score(-0.1, 0.2)), 5.0) << "the wrong twin: values without their repetitions";
}

TEST(Forms, FixedIsTheSameForAll) {
  Uncertainty row = entry("population/fertility_multiplier", Form::fixed);
  row.value = 0.25;
  for (const double d : deviations(row)) EXPECT_NEAR(d, 0.25, 1e-15);
}

TEST(Forms, OnAPlainScaleTheFactorIsOnePlusTheDeviationAndNeverNegative) {
  Uncertainty row = entry("population/fertility_multiplier", Form::uniform);
  row.low = -2.0, row.high = 1.0, row.scale = Uncertainty::Scale::plain;
  const std::vector<double> sample = deviations(row);
  const auto n = static_cast<double>(sample.size());
  const auto none = static_cast<double>(std::ranges::count_if(sample, [](double d) { return std::isinf(d); }));
  EXPECT_LT(std::abs(none / n - 1.0 / 3.0), 5.0 * std::sqrt(2.0 / 9.0 / n)) << "cut at a factor of 0";
  EXPECT_LE(std::ranges::max(sample), std::log(2.0) + 1e-9);
}

}  // namespace
}  // namespace xuewei
