#include "tests/io_results/small_results.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "engine/random/draw.hpp"
#include "engine/run/run.hpp"
#include "io/case/files/directory.hpp"
#include "io/description/describe.hpp"
#include "io/results/digest.hpp"
#include "io/results/provenance.hpp"

namespace xuewei::testing {

namespace {

const LoadedCase& minimal() {
  static const LoadedCase loaded =
      read_case(Directory(XUEWEI_SOURCE_DIR "/scenarios/minimal"), "baseline", {.digest = sha256_hex});
  return loaded;
}

}  // namespace

const Case& minimal_case() { return minimal().data; }

Results minimal_results(std::uint64_t first, std::uint64_t last, std::uint64_t seed) {
  const LoadedCase& loaded = minimal();
  static const Model model = compile(loaded.data);
  Results results;
  results.provenance = provenance_of_this_build();
  results.random_scheme = kRandomScheme;
  results.seed = seed;
  results.first_replicate = first;
  results.requested_last_replicate = last;
  add_case(loaded, results);
  ScenarioResults& scenario = results.scenarios.emplace_back(describe_scenario(loaded, model, sha256_hex));
  add_expected(loaded, model, run_expected(model), scenario);
  scenario.first_replicate = scenario.last_replicate = first;
  if (last > first) {
    EnsembleRun run = run_ensemble(model, scenario.expected, {seed, first, last, 1});
    scenario.ensemble = std::move(run.ensemble);
    scenario.last_replicate = run.last_replicate;
  }
  return results;
}

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "xuewei-test-XXXXXX").string();
  path_ = ::mkdtemp(name.data());
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::size_t Folder::files() const {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(path_), std::filesystem::directory_iterator()));
}

std::string bytes_of(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace xuewei::testing
