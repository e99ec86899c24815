#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "io/case/files/directory.hpp"
#include "io/case/read_case.hpp"
#include "tools/synth/synthesise.hpp"
#include "tools/synth/write_roster.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/language.hpp"

namespace xuewei {
namespace {

namespace fs = std::filesystem;

/// What the roster is yet to give: the schools, all tables that name them, and the programmes their projects sum to.
const std::vector<std::string> kTablesToCome = {"schools",  "catchments", "feeders",        "programmes",
                                                "ceilings", "projects",   "network_changes"};

/// Where the roster goes; a new case directory gets the other files of the case as well.
fs::path roster_file(const SynthOptions& options) {
  const fs::path output = options.output;
  if (output.extension() == ".csv") return output;
  std::error_code ignored;
  if (!fs::equivalent(options.totals, output, ignored)) {
    fs::create_directories(output);
    fs::copy(options.totals, output, fs::copy_options::recursive | fs::copy_options::skip_existing);
  }
  return output / "schools.csv";
}

}  // namespace

int synth_command(const SynthOptions& options) {
  const LoadedCase loaded = read_case(Directory(options.totals), "baseline", {.tables_left_out = kTablesToCome});
  const std::vector<SchoolRow> roster = synthesise_roster(loaded.data, options.seed);
  const fs::path file = roster_file(options);
  write_roster(roster, file);
  fmt::print(stderr,
             fmt::runtime(language_of_environment() == Language::chinese ? "{}：{} 个校点，每行均为合成\n"
                                                                         : "{}: {} sites, every row synthetic\n"),
             file.string(), roster.size());
  return kDone;
}

}  // namespace xuewei
