#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "io/case/read_case.hpp"
#include "tools/commands.hpp"
#include "tools/synth/synthesise.hpp"
#include "tools/synth/write_roster.hpp"

namespace xuewei {
namespace {

namespace fs = std::filesystem;

/// A scenario that leaves out what the roster is yet to give: the schools, and the projects that name them.
class WithoutSchools {
 public:
  WithoutSchools() : folder_((fs::temp_directory_path() / "xuewei-XXXXXX").string()) {
    if (!::mkdtemp(folder_.data())) throw std::system_error(errno, std::generic_category(), "cannot create " + folder_);
    std::ofstream(path()) << R"({"format": "xuewei-scenario", "format_version": 1, "name": "without-schools",
 "title_zh": "无学校", "title_en": "Without schools",
 "case": {"tables": {"schools": null, "programmes": null, "projects": null}}})";
  }
  ~WithoutSchools() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  WithoutSchools(const WithoutSchools&) = delete;
  WithoutSchools& operator=(const WithoutSchools&) = delete;

  std::string path() const { return folder_ + "/without-schools.json"; }

 private:
  std::string folder_;
};

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
  const WithoutSchools overlay;
  const LoadedCase loaded = read_case(options.totals, overlay.path());
  const std::vector<SchoolRow> roster = synthesise_roster(loaded.data, options.seed);
  const fs::path file = roster_file(options);
  write_roster(roster, file);
  fmt::print(stderr, "{}: {} sites, every row synthetic\n", file.string(), roster.size());
  return kDone;
}

}  // namespace xuewei
