// The numbers of both cases stay what they are: the digest of every scenario stands in digests.txt, and changes only with
// kResultsRevision and an entry under **Results** of CHANGELOG.md that names the revision.
//
// XUEWEI_UPDATE=1 in the environment rewrites digests.txt, but refuses a digest that changed under the same revision. The
// large case is in the full set: it takes some 15 s at -O3.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/model/model.hpp"
#include "engine/model/revision.hpp"
#include "engine/run/run.hpp"
#include "io/case/files/directory.hpp"
#include "io/description/describe.hpp"
#include "io/description/results.hpp"
#include "io/results/digest.hpp"
#include "io/results/layout.hpp"

namespace xuewei::testing {
namespace {

constexpr std::uint64_t kSeed = 20200901;
constexpr std::uint64_t kReplicates = 16;
/// Scenarios whose replicates are pinned too: those in which lanes decide differently. Of others the expected path is.
constexpr std::string_view kWithReplicates[] = {
    "baseline", "low-births", "half-money", "merge-with-boarding", "convert-not-build", "five-four-system"};

const std::filesystem::path kSource = XUEWEI_SOURCE_DIR;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

struct Golden {
  int revision = 0;
  std::map<std::string, std::string> digests;  ///< by case/scenario

  static std::filesystem::path file() { return kSource / "tests" / "golden" / "digests.txt"; }

  static Golden read() {
    Golden golden;
    std::istringstream lines(text_of(file()));
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      std::string name, digest;
      if (line.starts_with("#") || !(words >> name >> digest)) continue;
      if (name == "revision")
        golden.revision = std::stoi(digest);
      else
        golden.digests[name] = digest;
    }
    return golden;
  }

  void write() const {
    std::ofstream stream(file(), std::ios::binary);
    stream << fmt::format(
        "# Results digest of every scenario of both cases, of some with {} replicates of seed {}. They change only "
        "with the\n"
        "# revision; `XUEWEI_UPDATE=1 test_golden` rewrites them. See golden_test.cpp.\nrevision {}\n",
        kReplicates, kSeed, revision);
    for (const auto& [name, digest] : digests) stream << name << " " << digest << "\n";
  }
};

/// Digest over all datasets of one scenario, as a results file with it alone has it.
std::string digest_of(const LoadedCase& loaded) {
  const std::uint64_t replicates = std::ranges::count(kWithReplicates, loaded.scenario_name) > 0 ? kReplicates : 0;
  const Model model = compile(loaded.data);
  Results results;
  results.seed = kSeed;
  results.requested_last_replicate = replicates;
  add_case(loaded, results);
  ScenarioResults& scenario = results.scenarios.emplace_back(describe_scenario(loaded, model));
  add_expected(loaded, model, run_expected(model), scenario);
  if (replicates > 0) {
    EnsembleRun run = run_ensemble(model, scenario.expected, {kSeed, 0, replicates, 0});
    scenario.ensemble = std::move(run.ensemble);
    scenario.last_replicate = run.last_replicate;
  }
  return results_digest(lay_out(results));
}

void expect_golden(const std::string& name) {
  const std::filesystem::path directory = kSource / "scenarios" / name;
  Golden golden = Golden::read();
  const bool update = std::getenv("XUEWEI_UPDATE") != nullptr;
  std::map<std::string, std::string> found;
  for (const std::string& scenario : list_scenarios(Directory(directory)))
    found[name + "/" + scenario] = digest_of(read_case(Directory(directory), scenario));

  if (!update || golden.revision == kResultsRevision) {
    EXPECT_EQ(golden.revision, kResultsRevision) << "run test_golden with XUEWEI_UPDATE=1";
    for (const auto& [scenario, digest] : found) {
      const auto pinned = golden.digests.find(scenario);
      if (pinned == golden.digests.end())
        EXPECT_TRUE(update) << scenario << " is not pinned; run test_golden with XUEWEI_UPDATE=1";
      else
        EXPECT_EQ(digest, pinned->second)
            << scenario
            << ": numbers changed. If they should, raise kResultsRevision (engine/model/revision.hpp), say why "
            << "under Results in CHANGELOG.md, and run test_golden with XUEWEI_UPDATE=1";
    }
  }
  if (!update || ::testing::Test::HasFailure()) return;
  if (golden.revision != kResultsRevision) golden = {kResultsRevision, {}};
  std::erase_if(golden.digests, [&](const auto& pinned) { return pinned.first.starts_with(name + "/"); });
  golden.digests.insert(found.begin(), found.end());
  golden.write();
}

TEST(Golden, NumbersOfTheMinimalCaseStay) { expect_golden("minimal"); }

TEST(GoldenSlow, NumbersOfChifengStay) { expect_golden("chifeng"); }

TEST(Golden, EveryScenarioIsPinned) {
  const Golden golden = Golden::read();
  for (const std::string name : {"minimal", "chifeng"})
    for (const std::string& scenario : list_scenarios(Directory(kSource / "scenarios" / name)))
      EXPECT_TRUE(golden.digests.contains(name + "/" + scenario)) << name << "/" << scenario;
}

TEST(Golden, TheChangelogSaysWhyTheRevisionIsWhatItIs) {
  std::istringstream lines(text_of(kSource / "CHANGELOG.md"));
  const std::string wanted = fmt::format("revision {}:", kResultsRevision);
  bool under_results = false, found = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("#")) under_results = line == "### Results";
    found = found || (under_results && line.find(wanted) != std::string::npos);
  }
  EXPECT_TRUE(found) << "CHANGELOG.md has no entry under Results that names `" << wanted << "`";
}

}  // namespace
}  // namespace xuewei::testing
