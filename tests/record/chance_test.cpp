// How likely a value reaches a threshold, told from a histogram, against the replicates themselves.
#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "engine/record/histogram.hpp"

namespace xuewei {
namespace {

constexpr double kQuantum = 1.0 / 1024.0;

/// Replicates in whole quanta, and what an ensemble keeps of them.
class Sample {
 public:
  Sample(std::vector<double> values, Bins bins) : values_(std::move(values)), bins_(bins), counts_(kSlots) {
    for (double& value : values_) value = std::round(value / kQuantum) * kQuantum;
    for (const double value : values_) ++counts_[slot_of(bins_, value)];
  }

  /// Reads the sample, which has to outlive it.
  Spread spread() const& {
    const auto [low, high] = std::minmax_element(values_.begin(), values_.end());
    const auto having = [&](double value) {
      return static_cast<std::uint32_t>(std::count(values_.begin(), values_.end(), value));
    };
    return {counts_.data(), bins_, static_cast<std::int64_t>(values_.size()), *low, *high, having(*low), having(*high)};
  }
  Spread spread() const&& = delete;
  double share_at_least(double threshold) const {
    return static_cast<double>(
               std::count_if(values_.begin(), values_.end(), [&](double value) { return value >= threshold; })) /
           static_cast<double>(values_.size());
  }
  double any(std::size_t i) const { return values_[i % values_.size()]; }

 private:
  std::vector<double> values_;
  Bins bins_;
  std::vector<std::uint32_t> counts_;
};

Sample normal_sample(std::uint64_t seed, double mean, double sd, std::size_t replicates, Bins bins) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal(mean, sd);
  std::vector<double> values(replicates);
  for (double& value : values) value = normal(random);
  return {std::move(values), bins};
}

// 200 samples of many shapes, 60 thresholds each, among them values of replicates and the extremes.
TEST(Chance, LiesBetweenItsBoundsAndTheSampleDoesToo) {
  std::mt19937_64 random(5);
  std::size_t sharp = 0, wide = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const double mean = std::uniform_real_distribution<double>(-50.0, 2000.0)(random);
    const double sd = std::exp(std::uniform_real_distribution<double>(-6.0, 6.0)(random));
    const Bins bins{mean - 64.5 * 4.0 * kQuantum * (seed % 7 + 1), 4.0 * kQuantum * static_cast<double>(seed % 7 + 1)};
    const Sample sample = normal_sample(seed, mean, sd, 1 + seed * 7 % 500, bins);
    const Spread spread = sample.spread();
    for (std::size_t i = 0; i < 60; ++i) {
      const double threshold = i == 0   ? spread.minimum
                               : i == 1 ? spread.maximum
                               : i < 20 ? sample.any(random())
                                        : mean + sd * std::uniform_real_distribution<double>(-4.0, 4.0)(random);
      const Chance chance = chance_at_least(spread, threshold, kQuantum);
      const double truth = sample.share_at_least(threshold);
      ASSERT_LE(chance.lowest, truth + 1e-12) << seed << " " << threshold;
      ASSERT_GE(chance.highest, truth - 1e-12) << seed << " " << threshold;
      if (!std::isnan(chance.share)) {
        ASSERT_LE(chance.lowest, chance.share + 1e-12);
        ASSERT_GE(chance.highest, chance.share - 1e-12);
      }
      sharp += chance.lowest == chance.highest ? 1 : 0;
      wide += chance.lowest < chance.highest ? 1 : 0;
    }
  }
  EXPECT_GT(sharp, 500u);
  EXPECT_GT(wide, 500u);
}

TEST(Chance, IsExactAtTheExtremesAndWhereAllAgree) {
  const Bins bins{0.0, 1.0};
  const Sample agreed({7.5, 7.5, 7.5}, bins);
  EXPECT_EQ(chance_at_least(agreed.spread(), 7.5, kQuantum).share, 1.0);
  EXPECT_EQ(chance_at_least(agreed.spread(), 7.5 + kQuantum, kQuantum).share, 0.0);
  EXPECT_EQ(chance_at_least(agreed.spread(), 7.5 + 0.01 * kQuantum, kQuantum).share, 0.0) << "no value lies between";
  const Sample mostly_none({0.0, 0.0, 0.0, 12.0}, bins);
  const Chance any = chance_at_least(mostly_none.spread(), kQuantum, kQuantum);
  EXPECT_EQ(any.share, 0.25);
  EXPECT_EQ(any.lowest, any.highest);
  EXPECT_DOUBLE_EQ(any.mcse, std::sqrt(0.25 * 0.75 / 4.0));
}

// 20,000 replicates of a normal distribution, 129 bins over six standard deviations each way: within five Monte Carlo
// errors (false alarm below 1e-6) of its distribution function; that of a distribution shifted by a tenth is not.
TEST(Chance, AgreesWithTheDistribution) {
  const Bins bins{100.0 - 64.5 * 0.09, 0.09};
  const Sample sample = normal_sample(3, 100.0, 1.0, 20000, bins);
  const Spread spread = sample.spread();
  const auto above = [](double z) { return 0.5 * std::erfc(z / std::sqrt(2.0)); };
  for (const double z : {-1.5, -0.7, -0.3, 0.0, 0.4, 1.1, 1.9}) {
    const Chance chance = chance_at_least(spread, 100.0 + z, kQuantum);
    EXPECT_NEAR(chance.share, above(z), 5 * chance.mcse) << z;
    if (std::abs(z) < 1.0) {
      EXPECT_GT(std::abs(chance.share - above(z + 0.1)), 5 * chance.mcse) << z;
    }
  }
}

TEST(Chance, IsMissingBeyondTheBinsButBounded) {
  const Bins bins{0.0, 1.0};
  const Sample sample({1.0, 2.0, 300.0, 400.0, 500.0}, bins);
  const Chance chance = chance_at_least(sample.spread(), 350.0, kQuantum);
  EXPECT_TRUE(std::isnan(chance.share));
  EXPECT_EQ(chance.lowest, 0.2);
  EXPECT_EQ(chance.highest, 0.6);
  EXPECT_EQ(chance_at_least(sample.spread(), 129.0, kQuantum).highest, 0.6);
}

}  // namespace
}  // namespace xuewei
