#include <cmath>
#include <cstring>

#include <gtest/gtest.h>

#include "io/results/results_error.hpp"
#include "io/results/results_file.hpp"
#include "tests/io_results/small_results.hpp"

namespace xuewei::testing {
namespace {

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!(std::isnan(a[i]) && std::isnan(b[i])) && std::memcmp(&a[i], &b[i], sizeof(double)) != 0) return false;
  return true;
}

/// Missing numbers are equal to each other.
bool same_values(const Coordinate& a, const Coordinate& b) {
  const auto *numbers = std::get_if<std::vector<double>>(&a.values),
             *others = std::get_if<std::vector<double>>(&b.values);
  return numbers && others ? same_bits(*numbers, *others) : a.values == b.values;
}

TEST(ResultsFile, GivesBackWhatWasWritten) {
  const Folder folder;
  const Results written = minimal_results(3, 14);
  const std::string digest = write_results(folder.file("r.h5"), written);
  const Results read = read_results(folder.file("r.h5"));

  EXPECT_EQ(read.results_digest, digest);
  EXPECT_EQ(read.format_version, "2.0");
  EXPECT_EQ(read.case_name, "minimal");
  EXPECT_EQ(read.seed, kSeed);
  EXPECT_EQ(read.random_scheme, written.random_scheme);
  EXPECT_EQ(read.results_revision, kResultsRevision);
  EXPECT_EQ(read.first_replicate, 3u);
  EXPECT_EQ(read.last_replicate(), 14u);
  EXPECT_TRUE(read.complete());
  EXPECT_EQ(read.synthetic_inputs, written.synthetic_inputs);
  EXPECT_EQ(read.flags, written.flags);
  ASSERT_EQ(read.inputs.size(), written.inputs.size());
  EXPECT_EQ(read.provenance.engine_version, written.provenance.engine_version);
  EXPECT_EQ(read.provenance.lanes, written.provenance.lanes);

  ASSERT_EQ(read.scenarios.size(), 1u);
  const ScenarioResults &before = written.scenarios[0], &after = read.scenarios[0];
  EXPECT_EQ(after.name, "baseline");
  EXPECT_EQ(after.title_zh, before.title_zh);
  EXPECT_EQ(after.case_json, before.case_json);
  EXPECT_EQ(after.scenario_json, before.scenario_json);
  EXPECT_EQ(after.identity.digest, before.identity.digest);
  ASSERT_EQ(after.coordinates.size(), before.coordinates.size());
  for (const Coordinate& coordinate : before.coordinates) {
    ASSERT_TRUE(after.has_coordinate(coordinate.name)) << coordinate.name;
    for (const Coordinate& other : after.coordinates)
      if (other.name == coordinate.name) {
        EXPECT_EQ(other.values, coordinate.values) << coordinate.name;
        EXPECT_EQ(other.dimension, coordinate.dimension) << coordinate.name;
      }
  }
  ASSERT_EQ(after.tables.size(), before.tables.size());
  for (const RecordTable& table : before.tables) {
    ASSERT_NE(after.table(table.name), nullptr);
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      EXPECT_TRUE(same_values(after.table(table.name)->columns[c], table.columns[c])) << table.columns[c].name;
  }
  for (std::size_t v = 0; v < variables().size(); ++v) {
    EXPECT_TRUE(same_bits(after.expected.values[v], before.expected.values[v])) << variables()[v].id;
    EXPECT_EQ(after.ensemble->moments[v].count, before.ensemble->moments[v].count) << variables()[v].id;
    EXPECT_EQ(after.ensemble->moments[v].sum, before.ensemble->moments[v].sum) << variables()[v].id;
    EXPECT_TRUE(after.ensemble->moments[v].sum_of_squares == before.ensemble->moments[v].sum_of_squares)
        << variables()[v].id;
    EXPECT_EQ(after.ensemble->moments[v].minimum, before.ensemble->moments[v].minimum) << variables()[v].id;
    EXPECT_EQ(after.ensemble->moments[v].maximum, before.ensemble->moments[v].maximum) << variables()[v].id;
    EXPECT_EQ(after.ensemble->histograms[v].counts, before.ensemble->histograms[v].counts) << variables()[v].id;
    EXPECT_EQ(after.ensemble->histograms[v].at_minimum, before.ensemble->histograms[v].at_minimum) << variables()[v].id;
    EXPECT_EQ(after.ensemble->histograms[v].at_maximum, before.ensemble->histograms[v].at_maximum) << variables()[v].id;
  }
  EXPECT_EQ(after.ensemble->replicates, 11);
}

TEST(ResultsFile, KeepsSumsOfSquaresBeyondSixtyFourBits) {
  const Folder folder;
  Results results = minimal_results(0, 1);
  const std::size_t v = variable_index("enrolment");
  const Int128 large = (static_cast<Int128>(0x0123456789abcdef) << 64) | static_cast<Int128>(0xfedcba9876543210);
  results.scenarios[0].ensemble->moments[v].sum_of_squares[5] = large;
  write_results(folder.file("r.h5"), results);
  EXPECT_TRUE(read_results(folder.file("r.h5")).scenarios[0].ensemble->moments[v].sum_of_squares[5] == large);
}

TEST(ResultsDigest, IsThatOfTheValuesInTheFile) {
  const Folder folder;
  const std::string digest = write_results(folder.file("r.h5"), minimal_results(0, 4));
  EXPECT_EQ(recompute_results_digest(folder.file("r.h5")), digest);
}

TEST(ResultsDigest, ChangesWithOneBitOfOneValueAndNotWithProvenance) {
  const Folder folder;
  Results results = minimal_results();
  const std::string before = write_results(folder.file("a.h5"), results);
  results.provenance.host = "another";
  results.provenance.threads = 7;
  results.scenarios[0].identity = {};
  EXPECT_EQ(write_results(folder.file("b.h5"), results), before);
  double& value = results.scenarios[0].expected.values[variable_index("enrolment")][0];
  value = std::nextafter(value, 1e9);
  EXPECT_NE(write_results(folder.file("c.h5"), results), before);
}

TEST(ResultsDigest, DoesNotSeeTheSignOfNan) {
  const Folder folder;
  Results results = minimal_results();
  double& value = results.scenarios[0].expected.values[variable_index("enrolment")][0];
  value = std::nan("");
  const std::string positive = write_results(folder.file("a.h5"), results);
  value = -value;
  EXPECT_EQ(write_results(folder.file("b.h5"), results), positive);
}

}  // namespace
}  // namespace xuewei::testing
