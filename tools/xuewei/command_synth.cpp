#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "io/case/read_case.hpp"
#include "io/results/atomic_file.hpp"
#include "tools/synth/synthesise.hpp"
#include "tools/synth/write_roster.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/language.hpp"
#include "tools/xuewei/output.hpp"

namespace xuewei {
namespace {

namespace fs = std::filesystem;

/// What the roster is yet to give: the schools, all tables that name them, and the programmes their projects sum to.
const std::vector<std::string> kTablesToCome = {"schools",  "catchments", "feeders",        "programmes",
                                                "ceilings", "projects",   "network_changes"};

fs::path roster_file(const SynthOptions& options) {
  const fs::path output = options.output;
  return output.extension() == ".csv" ? output : output / "schools.csv";
}

/// A new case directory gets the other files of the case as well; what stands there already stays.
void copy_case(const fs::path& from, const fs::path& to, FilesTogether& files) {
  std::error_code ignored;
  if (fs::equivalent(from, to, ignored)) return;
  std::vector<fs::path> found;  // all of them before the first is written, since `to` may lie below `from`
  for (const auto& entry : fs::recursive_directory_iterator(from))
    if (entry.is_regular_file()) found.push_back(entry.path().lexically_relative(from));
  const Directory source(from);
  for (const fs::path& file : found)
    if (!fs::exists(to / file, ignored)) files.write(to / file, source.read(file.generic_string()).value_or(""));
}

}  // namespace

int synth_command(const SynthOptions& options) {
  const NotedDirectory totals(options.totals);
  const LoadedCase loaded = read_case(totals, "baseline", {.tables_left_out = kTablesToCome});
  const fs::path file = roster_file(options);
  check_output(file.string(), OutputKind::other, totals.files_read());
  const std::vector<SchoolRow> roster = synthesise_roster(loaded.data, options.seed);
  FilesTogether files;
  if (file != fs::path(options.output)) copy_case(options.totals, options.output, files);
  files.write(file, roster_csv(roster));
  files.keep();
  fmt::print(stderr,
             fmt::runtime(language_of_environment() == Language::chinese ? "{}：{} 个校点，每行均为合成\n"
                                                                         : "{}: {} sites, every row synthetic\n"),
             file.string(), roster.size());
  return kDone;
}

}  // namespace xuewei
