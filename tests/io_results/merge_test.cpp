#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/results/merge_results.hpp"
#include "io/results/results_error.hpp"
#include "tests/io_results/small_results.hpp"

namespace xuewei::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string write(const Folder& folder, const std::string& name, const Results& results) {
  write_results(folder.file(name), results);
  return folder.file(name);
}

std::string failure_of(const std::vector<std::string>& files) {
  try {
    merge_results(files);
  } catch (const ResultsError& error) {
    return error.what();
  }
  return "no error";
}

TEST(Merge, OfShardsInAnyOrderIsTheWholeBatch) {
  const Folder folder;
  const std::string whole = write_results(folder.file("whole.h5"), minimal_results(0, 24));
  const std::string a = write(folder, "a.h5", minimal_results(0, 5));
  const std::string b = write(folder, "b.h5", minimal_results(5, 14));
  const std::string c = write(folder, "c.h5", minimal_results(14, 24));
  EXPECT_EQ(write_results(folder.file("abc.h5"), merge_results({a, b, c})), whole);
  EXPECT_EQ(write_results(folder.file("cab.h5"), merge_results({c, a, b})), whole);
  const Results merged = read_results(folder.file("cab.h5"));
  EXPECT_EQ(merged.first_replicate, 0u);
  EXPECT_EQ(merged.last_replicate(), 24u);
}

TEST(Merge, NamesTheFilesThatOverlapAndTheReplicatesTheyShare) {
  const Folder folder;
  const std::string a = write(folder, "a.h5", minimal_results(0, 5)), b = write(folder, "b.h5", minimal_results(3, 9));
  EXPECT_THAT(failure_of({b, a}), AllOf(HasSubstr("a.h5 (0:5)"), HasSubstr("b.h5 (3:9)"), HasSubstr("3:5")));
}

TEST(Merge, NamesTheGap) {
  const Folder folder;
  const std::string a = write(folder, "a.h5", minimal_results(0, 5)), b = write(folder, "b.h5", minimal_results(9, 12));
  EXPECT_THAT(failure_of({a, b}), AllOf(HasSubstr("gap"), HasSubstr("5:9"), HasSubstr("a.h5"), HasSubstr("b.h5")));
}

TEST(Merge, RefusesAnotherSeedModelSchemeOrProgram) {
  const Folder folder;
  const std::string a = write(folder, "a.h5", minimal_results(0, 5));
  EXPECT_THAT(failure_of({a, write(folder, "seed.h5", minimal_results(5, 9, 7))}),
              AllOf(HasSubstr("seed"), HasSubstr("seed.h5"), HasSubstr("a.h5")));
  Results other = minimal_results(5, 9);
  other.scenarios[0].model_digest = std::string(64, '0');
  EXPECT_THAT(failure_of({a, write(folder, "model.h5", other)}), HasSubstr("model digest of scenario baseline"));
  other = minimal_results(5, 9);
  other.random_scheme = "another/1";
  EXPECT_THAT(failure_of({a, write(folder, "scheme.h5", other)}), HasSubstr("random scheme"));
  other = minimal_results(5, 9);
  other.provenance.engine_version = "9.9.9";
  EXPECT_THAT(failure_of({a, write(folder, "program.h5", other)}), HasSubstr("9.9.9"));
  other = minimal_results(5, 9);
  other.scenarios[0].name = "low-births";
  EXPECT_THAT(failure_of({a, write(folder, "scenario.h5", other)}), HasSubstr("no scenario baseline"));
}

TEST(Merge, RefusesAFileWithoutReplicates) {
  const Folder folder;
  EXPECT_THAT(failure_of({write(folder, "a.h5", minimal_results())}), HasSubstr("holds no replicates"));
}

TEST(Merge, RefusesAnInterruptedFileWhoseScenariosHoldDifferentRanges) {
  const Folder folder;
  Results results = minimal_results(0, 8);
  results.scenarios.push_back(minimal_results(0, 4).scenarios[0]);
  results.scenarios[1].name = "second";
  EXPECT_THAT(failure_of({write(folder, "a.h5", results)}), AllOf(HasSubstr("interrupted"), HasSubstr("--resume")));
}

}  // namespace
}  // namespace xuewei::testing
