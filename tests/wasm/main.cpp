// What tools/wasm compiles twice, for this machine and for WebAssembly: reads a case into memory, runs it, and prints
// digests of every variable's bits, of the case's canonical form and of the data of the report's page.
//
//   bits DIRECTORY FILE...   files relative to the directory
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/random/draw.hpp"
#include "engine/run/run.hpp"
#include "io/case/files/memory_files.hpp"
#include "io/case/read_case.hpp"
#include "io/description/describe.hpp"
#include "tools/report/collect.hpp"
#include "tools/report/page.hpp"

using namespace xuewei;

#ifdef __wasm__
// Debian's libc++ for WebAssembly comes without an unwinder: what is thrown is said and ends the program.
extern "C" {
void* __cxa_allocate_exception(std::size_t size) noexcept { return std::malloc(size); }
[[noreturn]] void __cxa_throw(void* thrown, std::type_info* type, void (*)(void*)) {
  std::fprintf(stderr, "thrown: %s\n", type->name());
  if (*type == typeid(CaseProblems)) std::fprintf(stderr, "%s\n", static_cast<CaseProblems*>(thrown)->what());
  std::abort();
}
}
#endif

namespace {

/// FNV-1a over 64 bits (Fowler, Noll and Vo, 1991; RFC 9923).
class Fingerprint {
 public:
  void add(const void* bytes, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
      hash_ = (hash_ ^ static_cast<const unsigned char*>(bytes)[i]) * 0x00000100000001b3;
  }
  /// Every NaN counts as the same one: the instruction sets differ in its sign.
  void add(double number) {
    const std::uint64_t bits = std::isnan(number) ? 0x7ff8000000000000 : std::bit_cast<std::uint64_t>(number);
    add(&bits, sizeof bits);
  }
  std::string text() const {
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash_));
    return digits.data();
  }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325;
};

std::string fingerprint_of(std::string_view bytes) {
  Fingerprint fingerprint;
  fingerprint.add(bytes.data(), bytes.size());
  return fingerprint.text();
}

MemoryFiles files_in(const std::string& directory, const std::vector<std::string>& names) {
  std::map<std::string, std::string> files;
  for (const std::string& name : names) {
    std::FILE* file = std::fopen((directory + "/" + name).c_str(), "rb");
    if (!file) {
      std::perror(name.c_str());
      std::exit(2);
    }
    std::string& bytes = files[name];
    std::array<char, 65536> part;
    while (const std::size_t count = std::fread(part.data(), 1, part.size(), file)) bytes.append(part.data(), count);
    std::fclose(file);
  }
  return MemoryFiles(std::move(files));
}

void print(const char* what, const Expected& path) {
  for (std::size_t v = 0; v < path.values.size(); ++v) {
    if (path.values[v].empty()) continue;
    Fingerprint fingerprint;
    for (const double value : path.values[v]) fingerprint.add(value);
    std::printf("%s %s %s\n", what, std::string(variables()[v].id).c_str(), fingerprint.text().c_str());
  }
  std::printf("%s events %zu\n", what, path.events.size());
}

void print(const Ensemble& ensemble) {
  for (std::size_t v = 0; v < ensemble.moments.size(); ++v) {
    const Moments& moments = ensemble.moments[v];
    if (moments.count.empty()) continue;
    Fingerprint fingerprint;
    fingerprint.add(moments.sum.data(), moments.sum.size() * sizeof moments.sum.front());
    fingerprint.add(moments.sum_of_squares.data(), moments.sum_of_squares.size() * sizeof(Int128));
    fingerprint.add(ensemble.histograms[v].counts.data(), ensemble.histograms[v].counts.size() * sizeof(std::uint32_t));
    std::printf("ensemble %s %s\n", std::string(variables()[v].id).c_str(), fingerprint.text().c_str());
  }
}

}  // namespace

int main(int count, char** arguments) {
  constexpr std::uint64_t kSeed = 20200901;
  if (count < 3) return 2;
  const MemoryFiles files = files_in(arguments[1], {arguments + 2, arguments + count});
  Results results;
  results.random_scheme = kRandomScheme;
  results.seed = kSeed;
  for (const std::string& name : list_scenarios(files)) {
    const LoadedCase loaded = read_case(files, name, {.digest = fingerprint_of});
    const Model model = compile(loaded.data);
    ScenarioResults& scenario = results.scenarios.emplace_back(describe_scenario(loaded, model, fingerprint_of));
    std::printf("scenario %s %s\n", name.c_str(), scenario.identity.digest.c_str());
    add_case(loaded, results);
    add_expected(loaded, model, run_expected(model), scenario);
    print("expected", scenario.expected);
    print("replicate_7", run_replicate(model, kSeed, 7));
    scenario.ensemble = run_ensemble(model, scenario.expected, {.seed = kSeed, .last_replicate = 16}).ensemble;
    print(*scenario.ensemble);
  }
  std::printf("page %s\n", fingerprint_of(report::page_json(report::collect(results), Language::chinese)).c_str());
  return 0;
}
