// Uniformity, independence and normality of draws along every word of the key.
//
// Each test has a twin with a deliberately wrong sampler that must fail it. Seeds are fixed, so a test that passes
// once passes always; the false-alarm rates say how surprising a failure after a change of scheme would be.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/random/sampler.hpp"

namespace xuewei {
namespace {

constexpr int kDraws = 65536;  // all years or draws that exist
constexpr int kBins = 256;
/// Chi-square with 255 degrees of freedom: 1e-6 of samples lie above (Wilson and Hilferty 1931: z = 4.753).
constexpr double kChiSquareLimit = 377.0;
/// Standard scores beyond 5 have probability 6e-7.
constexpr double kScoreLimit = 5.0;

const std::vector<std::string> kWords{"replicate", "entity", "year", "draw", "stream", "seed"};

std::vector<double> uniforms_along(const std::string& word, int first = 0) {
  std::vector<double> sample;
  for (int n = 0; n < kDraws - 1; ++n) sample.push_back(uniform(along(word, first + n)));
  return sample;
}

TEST(Uniform, IsUniformAlongEveryWordOfTheKey) {
  for (const auto& word : kWords) {
    const auto sample = uniforms_along(word);
    EXPECT_LT(chi_square(sample, kBins), kChiSquareLimit) << word;
    EXPECT_GT(*std::min_element(sample.begin(), sample.end()), 0.0) << word;
    EXPECT_LT(*std::max_element(sample.begin(), sample.end()), 1.0) << word;
  }
}

TEST(Uniform, TestSeesADensityThatTiltsByTenPerCent) {
  for (const auto& word : kWords) {
    auto sample = uniforms_along(word);
    for (double& value : sample) value += 0.1 * value * (1.0 - value);  // density from about 1.1 down to 0.9
    EXPECT_GT(chi_square(sample, kBins), kChiSquareLimit) << word;
  }
}

TEST(Uniform, NeighboursAreIndependentAlongEveryWordOfTheKey) {
  for (const auto& word : kWords) {
    const double z = correlation_z(uniforms_along(word, 0), uniforms_along(word, 1));
    EXPECT_LT(std::abs(z), kScoreLimit) << word;
  }
}

TEST(Uniform, TestSeesNeighboursThatShareATwentiethOfTheirLuck) {
  for (const auto& word : kWords) {
    const auto first = uniforms_along(word, 0);
    auto second = uniforms_along(word, 1);
    for (std::size_t i = 0; i < second.size(); i += 20) second[i] = first[i];
    EXPECT_GT(std::abs(correlation_z(first, second)), kScoreLimit) << word;
  }
}

// The mean of a batch of R replicates has variance 1 / (12 R): 12 R times its square, summed over B batches, is
// chi-square with B degrees of freedom.
double batch_mean_score(int replicates, double shared) {
  constexpr int kBatches = 2048;
  double sum = 0.0;
  for (int batch = 0; batch < kBatches; ++batch) {
    DrawKey key = along("draw", batch);
    double mean = 0.0;
    for (int replicate = 0; replicate < replicates; ++replicate) {
      key.replicate = static_cast<std::uint32_t>(replicate);
      const double own = uniform(key);
      key.replicate = 0;
      mean += (1.0 - shared) * own + shared * uniform(key);
    }
    mean = mean / replicates - 0.5;
    sum += 12.0 * replicates * mean * mean;
  }
  return (sum - kBatches) / std::sqrt(2.0 * kBatches);
}

TEST(Replicates, ErrorOfTheirMeanFallsWithTheRootOfTheirNumber) {
  for (const int replicates : {4, 8, 16, 64}) EXPECT_LT(std::abs(batch_mean_score(replicates, 0.0)), kScoreLimit);
}

TEST(Replicates, TestSeesReplicatesThatShareAThirdOfTheirLuck) {
  for (const int replicates : {16, 64}) EXPECT_GT(std::abs(batch_mean_score(replicates, 1.0 / 3.0)), kScoreLimit);
}

std::vector<double> normals(double scale) {
  std::vector<double> sample;
  for (int n = 0; n < 4 * kDraws; ++n) sample.push_back(scale * normal(along("replicate", n)));
  return sample;
}

TEST(Normal, HasTheMomentsOfTheStandardNormal) {
  for (const double z : normal_moment_z(normals(1.0))) EXPECT_LT(std::abs(z), kScoreLimit);
}

TEST(Normal, TestSeesASpreadThatIsTwoPerCentTooWide) {
  EXPECT_GT(std::abs(normal_moment_z(normals(1.02))[1]), kScoreLimit);
}

TEST(EntityKey, SeparatesTheCodesOfALargeRoster) {
  std::vector<std::uint32_t> keys;
  for (int county = 150402; county < 150432; ++county)
    for (const char* letter : {"K", "P", "J", "S", "V", "X"})
      for (int serial = 1; serial <= 50; ++serial)
        keys.push_back(entity_key(std::to_string(county) + letter + std::to_string(serial)));
  std::sort(keys.begin(), keys.end());
  // 9,000 keys of 32 bits: 0.009 pairs expected; two pairs have probability 4e-5.
  const auto distinct = std::unique(keys.begin(), keys.end()) - keys.begin();
  EXPECT_GE(distinct, static_cast<std::ptrdiff_t>(keys.size()) - 1);
}

}  // namespace
}  // namespace xuewei
