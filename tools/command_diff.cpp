#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/case/catalogue.hpp"
#include "io/case/read_case.hpp"
#include "io/case/read_value.hpp"
#include "io/results/results.hpp"
#include "tools/commands.hpp"

namespace xuewei {
namespace {

using nlohmann::json;
using Flat = std::map<std::string, std::string>;

/// What can be compared of a case or of one scenario in a results file: named values, and tables of rows by key.
struct Side {
  std::string title;
  Flat settings;
  std::map<std::string, std::map<std::string, Flat>> tables;  ///< table -> key -> column -> value
};

/// Leaves by their path. Lists of objects with an id (stages) go by the id; paths by year and other lists stay whole.
void flatten(const json& value, const std::string& path, Flat& flat) {
  const auto is_year = [](const std::string& key) {
    return key.size() == 4 && std::all_of(key.begin(), key.end(), ::isdigit);
  };
  if (value.is_object() && !(value.size() > 0 && is_year(value.begin().key()))) {
    for (const auto& [key, child] : value.items()) flatten(child, path + "/" + key, flat);
  } else if (value.is_array() && !value.empty() && value.front().is_object() && value.front().contains("id")) {
    for (const json& child : value) flatten(child, path + "/" + child["id"].get<std::string>(), flat);
  } else {
    flat[path] = value.dump();
  }
}

std::map<std::string, Flat> rows_of(const Case& data, const auto& table) {
  std::map<std::string, Flat> rows;
  for (const auto& row : data.*table.rows) {
    std::string key;
    Flat columns;
    for (const auto& column : table.columns) {
      const std::string text = text_from_value(column.get(row));
      if (column.spec.key)
        key += (key.empty() ? "" : " ") + text;
      else
        columns[std::string(column.spec.name)] = text;
    }
    rows[key] = std::move(columns);
  }
  return rows;
}

Side side_of_case(const std::string& directory, const std::string& scenario) {
  const LoadedCase loaded = read_case(directory, scenario.empty() ? "baseline" : scenario);
  Side side{directory + " " + loaded.scenario_name, {}, {}};
  flatten(json::parse(loaded.case_json), "", side.settings);
  for_each_table([&](const auto& table) { side.tables[std::string(table.name)] = rows_of(loaded.data, table); });
  return side;
}

Side side_of_results(const std::string& file, const std::string& name) {
  const Results results = read_results(file);
  const ScenarioResults* scenario = name.empty() ? &results.scenarios.front() : results.scenario(name);
  if (!scenario) throw UsageError(file + " holds no scenario " + name);
  Side side{file + " " + scenario->name, {}, {}};
  flatten(json::parse(scenario->case_json), "", side.settings);
  side.settings["/run/seed"] = std::to_string(results.seed);
  side.settings["/run/engine"] = results.provenance.engine_version + " " + results.provenance.source_revision;
  side.settings["/run/replicates"] = fmt::format("{}:{}", scenario->first_replicate, scenario->last_replicate);
  for (const InputFile& input : results.inputs) side.settings["/inputs/" + input.path] = "sha256 " + input.sha256;
  const json overlay = json::parse(scenario->scenario_json, nullptr, false);
  if (overlay.contains("tables")) flatten(overlay["tables"], "/row-operations", side.settings);
  return side;
}

Side read_side(const std::string& what, const std::string& scenario) {
  const std::filesystem::path path(what);
  // A scenario file stands in its case: CASE/scenarios/NAME.json.
  if (path.extension() == ".json" && std::filesystem::exists(path))
    return side_of_case(std::filesystem::absolute(path).parent_path().parent_path().string(), path.stem().string());
  if (std::filesystem::is_directory(what)) return side_of_case(what, scenario);
  if (std::filesystem::exists(what)) return side_of_results(what, scenario);
  throw UsageError(what + " is neither a case directory nor a scenario or results file");
}

const std::string* find(const Flat& flat, const std::string& key) {
  const auto found = flat.find(key);
  return found == flat.end() ? nullptr : &found->second;
}

/// Lines for what differs between two maps; `-` only in the first, `+` only in the second.
std::vector<std::string> changes(const Flat& first, const Flat& second, const std::string& indent) {
  std::vector<std::string> lines;
  for (const auto& [key, value] : first) {
    const std::string* other = find(second, key);
    if (!other)
      lines.push_back(fmt::format("{}- {} = {}", indent, key, value));
    else if (*other != value)
      lines.push_back(fmt::format("{}  {}: {} -> {}", indent, key, value, *other));
  }
  for (const auto& [key, value] : second)
    if (!find(first, key)) lines.push_back(fmt::format("{}+ {} = {}", indent, key, value));
  return lines;
}

std::vector<std::string> table_changes(const std::map<std::string, Flat>& first,
                                       const std::map<std::string, Flat>& second) {
  std::vector<std::string> lines;
  for (const auto& [key, row] : first) {
    const auto other = second.find(key);
    if (other == second.end()) {
      lines.push_back("  - " + key);
      continue;
    }
    for (const std::string& line : changes(row, other->second, ""))
      lines.push_back(fmt::format("  {} {}", key, line.substr(2)));
  }
  for (const auto& [key, row] : second)
    if (!first.contains(key)) lines.push_back("  + " + key);
  return lines;
}

}  // namespace

int diff_command(const DiffOptions& options) {
  const Side first = read_side(options.first, options.first_scenario);
  const Side second = read_side(options.second, options.second_scenario);
  fmt::print("--- {}\n+++ {}\n", first.title, second.title);
  for (const std::string& line : changes(first.settings, second.settings, "")) fmt::print("{}\n", line);
  for (const auto& [table, rows] : first.tables) {
    const auto other = second.tables.find(table);
    if (other == second.tables.end()) continue;
    const std::vector<std::string> lines = table_changes(rows, other->second);
    if (lines.empty()) continue;
    fmt::print("{}: {} change(s)\n", table, lines.size());
    const std::size_t shown = options.all ? lines.size() : std::min(lines.size(), DiffOptions::kShownRows);
    for (std::size_t i = 0; i < shown; ++i) fmt::print("{}\n", lines[i]);
    if (shown < lines.size()) fmt::print("  and {} more; --all shows them\n", lines.size() - shown);
  }
  return kDone;
}

}  // namespace xuewei
