// The identity of a scenario changes with every value of its case, and a difference is named with both values.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/model/model.hpp"
#include "engine/run/run.hpp"
#include "io/case/identity/canonical.hpp"
#include "io/description/identity.hpp"
#include "io/results/digest.hpp"
#include "io/results/results_file.hpp"
#include "tests/io_results/small_results.hpp"
#include "tests/support/every_field.hpp"

namespace xuewei::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Case& full_case() {
  static const Case input = support::with_few_rows_everywhere(minimal_case());
  return input;
}

bool is_read(std::string_view part) { return part != "school_totals"; }

std::string column_of(std::string_view part, std::string_view name) {
  return std::string(part) + "/" + std::string(name);
}

/// A digest of all of a case but one column.
std::string digest_without(const Case& input, const std::string& left_out) {
  Sha256 digest;
  write_canonical(input, [&](const CanonicalPart& part, std::string_view column, std::string_view bytes) {
    if (column_of(part.name, column) == left_out) return;
    digest.add_text(column);
    digest.add_text(bytes);
  });
  return digest.finish();
}

std::set<std::string> changes_not_noticed(const std::string& left_out) {
  const std::string before = digest_without(full_case(), left_out);
  std::set<std::string> found;
  support::with_every_change(full_case(), [&](std::string_view part, std::string_view column, const Case& changed) {
    if (digest_without(changed, left_out) == before) found.insert(column_of(part, column));
  });
  return found;
}

TEST(CanonicalForm, NoticesEveryChangeAndMissesOneOfAFieldThatIsLeftOut) {
  EXPECT_THAT(changes_not_noticed(""), IsEmpty());
  EXPECT_THAT(changes_not_noticed("schools/classrooms"), ElementsAre("schools/classrooms"));
  EXPECT_THAT(changes_not_noticed("parameters/workforce/replacement_share"),
              ElementsAre("parameters/workforce/replacement_share"));
}

TEST(CanonicalForm, TellsBlankFromZeroAndReadsBackWhatWasWritten) {
  Case input = full_case();
  input.external_migration = {{"X1T", std::nullopt, Sex::male, 3, 1.0, Basis::synthetic}};
  const std::string blank = identity_of(input, sha256_hex).digest;
  input.external_migration.front().year = 0;
  EXPECT_NE(identity_of(input, sha256_hex).digest, blank);

  write_canonical(full_case(), [&](const CanonicalPart& part, std::string_view column, std::string_view bytes) {
    EXPECT_THAT(values_of_column(bytes), SizeIs(part.rows)) << part.name << " " << column;
  });
  EXPECT_THROW(values_of_column("\x04\x09"), std::runtime_error);
  EXPECT_THROW(values_of_column("\x63"), std::runtime_error);
}

TEST(Identity, ChangesWithEveryFieldAndNamesItWithBothValues) {
  const Identity before = identity_of(full_case(), sha256_hex);
  support::with_every_change(full_case(), [&](std::string_view part, std::string_view column, const Case& changed) {
    const Identity after = identity_of(changed, sha256_hex);
    const std::string label = column_of(part, column);
    if (!is_read(part)) {
      EXPECT_EQ(after.digest, before.digest) << label;
      EXPECT_NE(after.other_digest, before.other_digest) << label;
      EXPECT_THAT(differences(before, after), IsEmpty()) << label;
      return;
    }
    EXPECT_NE(after.digest, before.digest) << label;
    EXPECT_EQ(after.other_digest, before.other_digest) << label;
    const std::vector<IdentityDifference> found = differences(before, after);
    ASSERT_THAT(found, SizeIs(1)) << label;
    EXPECT_THAT(found[0].place.en,
                AllOf(HasSubstr(std::string(part == "case" ? "/" : part)), HasSubstr(std::string(column))));
    EXPECT_NE(found[0].first, found[0].second) << label;
  });
}

TEST(Identity, NamesRowsByKeyWhereverTheyStand) {
  const Identity before = identity_of(minimal_case(), sha256_hex);
  Case changed = minimal_case();
  changed.schools[1].school_name = "新校";
  changed.schools.erase(changed.schools.begin());
  std::vector<IdentityDifference> found = differences(before, identity_of(changed, sha256_hex));
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].place.en, "schools row 1 (K1/kindergarten), the whole row");
  EXPECT_EQ(found[0].second.en, "no such row");
  EXPECT_EQ(found[1].place.en, "schools row 2 (K2/kindergarten), school_name");
  EXPECT_EQ(found[1].first.en, "\"东乡幼儿园\"");
  EXPECT_EQ(found[1].second.en, "\"新校\"");

  changed = minimal_case();
  std::swap(changed.schools[0], changed.schools[2]);
  found = differences(before, identity_of(changed, sha256_hex));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].place.en, HasSubstr("schools row 1, the order of the rows"));
  EXPECT_EQ(found[0].first.en, "K1/kindergarten");

  changed = minimal_case();
  changed.parameters.replacement_share = 0.25;
  changed.stages[1].attrition_share = 0.5;
  changed.uncertainty[1].sd = 0.3;
  changed.rules.assign(5, {.stage = "primary", .from_year = 2022});
  found = differences(before, identity_of(changed, sha256_hex));
  ASSERT_THAT(found, SizeIs(7));
  EXPECT_EQ(found[0].place.en, "/stages/1/attrition_share (primary)");
  EXPECT_EQ(found[1].place.en, "/parameters/workforce/replacement_share");
  EXPECT_EQ(found[1].first.en, "0.5");
  EXPECT_EQ(found[1].second.en, "0.25");
  EXPECT_EQ(found[2].place.en, "/uncertainty/1/sd (population/moves_multiplier)");
  EXPECT_EQ(found[3].place.en, "rules row 1 (merge_small/primary//2022), the whole row");
  EXPECT_EQ(found[3].place.zh, "rules 第 1 行（merge_small/primary//2022），整行");
  EXPECT_EQ(found[3].first.zh, "无此行");
  EXPECT_EQ(found[5].second.en, "there");
  EXPECT_EQ(found[6].place.en, "rules, number of rows") << "what is beyond the rows that are named";
  EXPECT_EQ(found[6].second.en, "5");
  changed = minimal_case();
  changed.rules.assign(1, {.stage = "primary"});
  EXPECT_THAT(differences(before, identity_of(changed, sha256_hex)), SizeIs(1)) << "no more rows to count";
}

TEST(Identity, OfALargePartKeepsDigestsAndNamesPartAndColumn) {
  const std::size_t little = 1500;  // schools have more, parameters less
  Case changed = minimal_case();
  changed.schools[0].classrooms += 1.0;
  const Identity before = identity_of(minimal_case(), sha256_hex, little),
                 after = identity_of(changed, sha256_hex, little);
  EXPECT_EQ(before.digest, identity_of(minimal_case(), sha256_hex).digest) << "the limit is no part of the identity";
  std::vector<IdentityDifference> found = differences(before, after);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].place.en, "schools, classrooms");
  EXPECT_THAT(found[0].first.en, HasSubstr("SHA-256 "));
  EXPECT_NE(found[0].first, found[0].second);
  EXPECT_THAT(differences(before, identity_of(changed, sha256_hex)), SizeIs(1)) << "values on one side only";

  changed = minimal_case();
  changed.parameters.placement_sweeps = 9;
  found = differences(before, identity_of(changed, sha256_hex, little));
  ASSERT_THAT(found, SizeIs(1)) << "a part below the limit keeps its values";
  EXPECT_EQ(found[0].second.en, "9");
}

TEST(Identity, SurvivesTheFile) {
  const Folder folder;
  for (const std::size_t most : {kMostBytesOfAPart, std::size_t{1500}}) {
    Results written = minimal_results();
    written.scenarios[0].identity = identity_of(minimal_case(), sha256_hex, most);
    ScenarioResults second = written.scenarios[0];
    second.name = "second";
    second.identity = identity_of(full_case(), sha256_hex, most);
    written.scenarios.push_back(second);
    write_results(folder.file("r.h5"), written);
    const Results read = read_results(folder.file("r.h5"));
    for (std::size_t s = 0; s < 2; ++s) {
      const Identity &before = written.scenarios[s].identity, &after = read.scenarios[s].identity;
      EXPECT_EQ(after.digest, before.digest);
      EXPECT_EQ(after.other_digest, before.other_digest);
      EXPECT_THAT(differences(before, after), IsEmpty());
      ASSERT_EQ(after.parts.size(), before.parts.size());
      for (std::size_t p = 0; p < after.parts.size(); ++p) EXPECT_EQ(after.parts[p]->values, before.parts[p]->values);
    }
    EXPECT_EQ(read.scenarios[0].identity.parts[0], read.scenarios[1].identity.parts[0]) << "one part, kept once";
  }
}

/// A table that the simulation is said not to read: whatever stands in it, every number is the same.
TEST(Identity, LeavesOutOnlyWhatNoNumberDependsOn) {
  Case changed = minimal_case();
  changed.school_totals.clear();
  const Expected before = run_expected(compile(minimal_case())), after = run_expected(compile(changed));
  ASSERT_EQ(before.values.size(), after.values.size());
  for (std::size_t v = 0; v < before.values.size(); ++v)
    EXPECT_TRUE(std::ranges::equal(before.values[v], after.values[v], [](double a, double b) {
      return a == b || (a != a && b != b);
    })) << variables()[v].id;
  for_each_table([](const auto& table) { EXPECT_EQ(table.read_by_simulation, is_read(table.name)) << table.name; });
}

}  // namespace
}  // namespace xuewei::testing
