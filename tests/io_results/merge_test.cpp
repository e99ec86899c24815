#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/results/batch.hpp"
#include "io/results/digest.hpp"
#include "io/results/merge_results.hpp"
#include "io/results/results_error.hpp"
#include "io/results/results_file.hpp"
#include "tests/io_results/small_results.hpp"
#include "tests/support/every_field.hpp"

namespace xuewei::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

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
  EXPECT_THAT(failure_of({b, a}), AllOf(HasSubstr("scenario baseline overlaps"), HasSubstr("a.h5 (0:5)"),
                                        HasSubstr("b.h5 (3:9)"), HasSubstr("3:5")));
}

TEST(Merge, NamesTheGap) {
  const Folder folder;
  const std::string a = write(folder, "a.h5", minimal_results(0, 5)), b = write(folder, "b.h5", minimal_results(9, 12));
  EXPECT_THAT(failure_of({a, b}),
              AllOf(HasSubstr("scenario baseline has a gap"), HasSubstr("5:9"), HasSubstr("a.h5"), HasSubstr("b.h5")));
}

/// The minimal case under another name, which is all that makes it another scenario.
Results under_the_name(const std::string& name, Results results) {
  results.scenarios[0].name = name;
  return results;
}

TEST(Merge, JoinsScenarioByScenario) {
  const Folder folder;
  Results both = minimal_results(0, 9);
  both.scenarios.push_back(under_the_name("second", minimal_results(0, 9)).scenarios[0]);
  const std::string whole = write_results(folder.file("whole.h5"), both);
  const std::string a = write(folder, "a.h5", minimal_results(0, 4));
  const std::string b = write(folder, "b.h5", under_the_name("second", minimal_results(0, 9)));
  const std::string c = write(folder, "c.h5", minimal_results(4, 9));
  EXPECT_EQ(write_results(folder.file("abc.h5"), merge_results({a, b, c})), whole);
  EXPECT_EQ(write_results(folder.file("cba.h5"), merge_results({c, b, a})), whole);
  const std::string short_one = write(folder, "short.h5", under_the_name("second", minimal_results(2, 7)));
  EXPECT_THAT(failure_of({a, c, short_one}),
              AllOf(HasSubstr("scenario second has a gap: replicates 0:2 are missing before"),
                    HasSubstr("scenario second has a gap: replicates 7:9 are missing after"),
                    HasSubstr("short.h5 (2:7)"), Not(HasSubstr("scenario baseline"))));
}

TEST(Merge, RefusesAnotherSeedSchemeOrRevisionAndNotAnotherCommit) {
  const Folder folder;
  const std::string a = write(folder, "a.h5", minimal_results(0, 5));
  EXPECT_THAT(failure_of({a, write(folder, "seed.h5", minimal_results(5, 9, 7))}),
              AllOf(HasSubstr("the seed"), HasSubstr("7 in"), HasSubstr("seed.h5"), HasSubstr("a.h5")));
  Results other = minimal_results(5, 9);
  other.random_scheme = "another/1";
  other.results_revision = kResultsRevision + 1;
  EXPECT_THAT(
      failure_of({a, write(folder, "scheme.h5", other)}),
      AllOf(HasSubstr("random scheme"), HasSubstr("revision of the results"), HasSubstr("nothing was written")));
  other = minimal_results(5, 9);
  other.provenance.engine_version = "9.9.9";
  other.provenance.source_revision = "another";
  const Results merged = merge_results({a, write(folder, "program.h5", other)});
  EXPECT_THAT(merged.provenance.source_revision, HasSubstr(", another"));
}

TEST(Batch, ACaseThatDiffersInOneValueIsAnotherAndTheValueIsNamed) {
  const Case input = support::with_few_rows_everywhere(minimal_case());
  ScenarioResults first, second;
  first.name = second.name = "baseline";
  first.identity = identity_of(input, sha256_hex);
  support::with_every_change(input, [&](std::string_view part, std::string_view column, const Case& changed) {
    second.identity = identity_of(changed, sha256_hex);
    if (part == "school_totals") return;
    const std::vector<Bilingual> found = scenario_differences(first, {"a.h5", "甲"}, second, {"b.h5", "乙"});
    ASSERT_EQ(found.size(), 1u) << part << " " << column;
    EXPECT_THAT(found[0].en,
                AllOf(HasSubstr("scenario baseline, "), HasSubstr(std::string(column) + (part == "stages" ? " (" : "")),
                      HasSubstr(" in a.h5, "), HasSubstr(" in b.h5")));
    EXPECT_THAT(found[0].zh, AllOf(HasSubstr(std::string(column)), HasSubstr("甲 中为"), HasSubstr("乙 中为")));
  });
}

TEST(Merge, RefusesCasesThatOnceSharedADigestAndNamesFieldAndValues) {
  const Folder folder;
  const std::string a = write(folder, "a.h5", minimal_results(0, 5));
  const auto refused = [&](auto change) {
    Case changed = minimal_case();
    change(changed);
    Results other = minimal_results(5, 9);
    other.scenarios[0].identity = identity_of(changed, sha256_hex);
    return failure_of({a, write(folder, "b.h5", other)});
  };
  EXPECT_THAT(refused([](Case& one) { one.parameters.replacement_share = 0.7; }),
              AllOf(HasSubstr("/parameters/workforce/replacement_share: 0.5 in "), HasSubstr(", 0.7 in ")));
  EXPECT_THAT(refused([](Case& one) { one.parameters.placement_sweeps = 3; }),
              AllOf(HasSubstr("/parameters/placement/placement_sweeps: 4 in "), HasSubstr(", 3 in ")));
  EXPECT_THAT(refused([](Case& one) { one.parameters.beyond_limit = Parameters::BeyondLimit::bed_only; }),
              AllOf(HasSubstr("/parameters/placement/beyond_limit: \"ride\" in "), HasSubstr(", \"bed_only\" in ")));
  EXPECT_THAT(refused([](Case& one) { one.schools[0].school_name = "新校"; }),
              AllOf(HasSubstr("schools row 1 (K1/kindergarten), school_name: \"县城幼儿园\" in "),
                    HasSubstr("\"新校\" in "), HasSubstr("nothing was written")));
}

TEST(Merge, NamesAllThatIsWrongAndCountsWhatIsTooMuch) {
  const Folder folder;
  const std::string a = write(folder, "a.h5", minimal_results(0, 5));
  Results other = minimal_results(7, 9, 2);
  Case changed = minimal_case();
  for (PopulationRow& row : changed.population) row.persons += 1.0;
  other.scenarios[0].identity = identity_of(changed, sha256_hex);
  EXPECT_THAT(failure_of({a, write(folder, "b.h5", other)}),
              AllOf(HasSubstr("the seed"), HasSubstr("population row 1 ("), HasSubstr("has a gap"),
                    HasSubstr(fmt::format("and {} more differences", changed.population.size() - kNamedDifferences))));
}

TEST(Merge, RefusesEqualInputsThatGaveOtherNumbers) {
  const Folder folder;
  const std::string a = write(folder, "a.h5", minimal_results(0, 5));
  Results other = minimal_results(5, 9);
  other.scenarios[0].expected.values[variable_index("enrolment")][0] += 1.0;
  EXPECT_THAT(failure_of({a, write(folder, "b.h5", other)}), HasSubstr("scenario baseline, expected path"));
}

TEST(Merge, RefusesAFileThatDoesNotKnowWhatItWasComputedFrom) {
  const Folder folder;
  const std::string a = write(folder, "a.h5", minimal_results(0, 5));
  Results old = minimal_results(5, 9);
  old.scenarios[0].identity = {};
  const std::string b = write(folder, "b.h5", old);
  for (const auto& files : {std::vector{a, b}, std::vector{b, a}, std::vector{b}})
    EXPECT_THAT(failure_of(files), AllOf(HasSubstr("b.h5 carries no identity"), HasSubstr("run it again")));
  old.format_version = "1.0";
  const std::vector<Bilingual> found = head_differences({old, {"old.h5", "旧.h5"}}, {old, {"old.h5", "旧.h5"}});
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found[0].en, HasSubstr("old.h5 is of format 1.0 and carries no identity"));
  EXPECT_THAT(found[0].zh, HasSubstr("旧.h5 为 1.0 版格式"));
}

TEST(Merge, RefusesAFileOfAnEarlierFormat) {
  Results old = minimal_results(5, 9);
  old.format_version = "1.1";
  const std::vector<Bilingual> found = head_differences({old, {"old.h5", "旧.h5"}}, {old, {"old.h5", "旧.h5"}});
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found[0].en, AllOf(HasSubstr("old.h5 is of format 1.1"), HasSubstr("run it again")));
  EXPECT_THAT(found[0].zh, HasSubstr("旧.h5 为 1.1 版格式"));
}

TEST(Merge, RefusesAFileWithoutReplicates) {
  const Folder folder;
  EXPECT_THAT(failure_of({write(folder, "a.h5", minimal_results())}), HasSubstr("holds no replicates"));
}

TEST(Merge, RefusesAnInterruptedFileWhoseScenariosHoldDifferentRanges) {
  const Folder folder;
  Results results = minimal_results(0, 8);
  results.scenarios.push_back(under_the_name("second", minimal_results(0, 4)).scenarios[0]);
  EXPECT_THAT(failure_of({write(folder, "a.h5", results)}),
              HasSubstr("scenario second has a gap: replicates 4:8 are missing after"));
}

}  // namespace
}  // namespace xuewei::testing
