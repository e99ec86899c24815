#include <algorithm>
#include <filesystem>
#include <span>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/read_case.hpp"
#include "io/case/reading/csv.hpp"
#include "io/case/reading/headings.hpp"
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

/// Whether case.json names a table schools, and whether that is the roster's file.
enum class Named { no, elsewhere, yes };
Named is_named(const std::string& case_json, const std::string& file) {
  const nlohmann::json tables = nlohmann::json::parse(case_json).at("tables");
  const auto schools = tables.find("schools");
  if (schools == tables.end()) return Named::no;
  for (const nlohmann::json& named : schools->is_array() ? *schools : nlohmann::json::array({*schools}))
    if (named == file) return Named::yes;
  return Named::elsewhere;
}

/// case.json with the roster in it, all else as it was written: `tables` is a member of the outermost object.
std::string with_roster(const std::string& text, const std::string& file) {
  int depth = 0;
  std::string word;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') {
      const std::size_t begin = ++at;
      for (; text[at] != '"'; ++at) at += text[at] == '\\' ? 1 : 0;
      word = text.substr(begin, at - begin);
    } else if (text[at] == '{' || text[at] == '[') {
      if (++depth == 2 && text[at] == '{' && word == "tables") {
        const bool any = text.find_first_not_of(" \t\r\n", at + 1) != text.find('}', at + 1);
        return text.substr(0, at + 1) + fmt::format("\n    \"schools\": \"{}\"{}", file, any ? "," : "\n  ") +
               text.substr(at + 1);
      }
    } else if (text[at] == '}' || text[at] == ']') {
      --depth;
    } else if (text[at] == ',' && depth == 1) {
      word.clear();
    }
  }
  return text;
}

/// A roster that is not wholly made up is somebody's work.
void refuse_to_replace_real_schools(const fs::path& file) {
  const auto text = Directory(file.parent_path()).read(file.filename().string());
  if (!text) return;
  ProblemList ignored;
  const auto records = parse_csv(*text, file.string(), ignored);
  if (!records || records->empty()) return;
  const auto columns = schools_table().columns;
  const auto is_basis = [](const Field<SchoolRow>& column) { return column.spec.name == "basis"; };
  const Spec& basis = std::ranges::find_if(columns, is_basis)->spec;
  const auto& headings = records->front().cells;
  const auto place = static_cast<std::size_t>(
      std::ranges::find_if(headings, [&](const std::string& cell) { return is_heading_of(basis, cell); }) -
      headings.begin());
  const Word& made_up = word_of(Basis::synthetic);
  for (const CsvRecord& record : std::span(*records).subspan(1))
    if (place >= record.cells.size() || (record.cells[place] != made_up.name && record.cells[place] != made_up.zh))
      throw UsageError(
          {fmt::format("{} row {}: this school is not synthetic; synth replaces no roster that somebody "
                       "entered; move the file away, or name another with -o",
                       file.string(), record.line),
           fmt::format("{} 第 {} 行：该校不是合成数据；synth 不会取代录入的名册；请移走该文件，或用 -o 指定其他文件",
                       file.string(), record.line)});
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
  check_output(file.string(), OutputKind::roster, totals.files_read());
  refuse_to_replace_real_schools(file);
  const std::vector<SchoolRow> roster = synthesise_roster(loaded.data, options.seed);
  FilesTogether files;
  if (file != fs::path(options.output)) copy_case(options.totals, options.output, files);
  files.write(file, roster_csv(roster));
  const fs::path case_file = fs::path(options.output) / "case.json";
  const bool in_case = file != fs::path(options.output);
  const std::string case_json = in_case ? Directory(options.output).read("case.json").value_or("") : "";
  const std::string name = file.filename().string();
  const Named named = in_case ? is_named(case_json, name) : Named::yes;
  if (named == Named::no) files.write(case_file, with_roster(case_json, name));
  files.keep();
  tell({fmt::format("{}: {} sites, every row synthetic", file.string(), roster.size()),
        fmt::format("{}：{} 个校点，每行均为合成", file.string(), roster.size())});
  if (named == Named::no)
    tell({fmt::format("{} now names it as the table schools", case_file.string()),
          fmt::format("{} 的 tables 中已列入 schools", case_file.string())});
  if (named == Named::elsewhere)
    tell({fmt::format("note: {} names other files as the table schools; enter {} there", case_file.string(), name),
          fmt::format("提示：{} 的 schools 所列为其他文件；请在其中写入 {}", case_file.string(), name)});
  return kDone;
}

}  // namespace xuewei
