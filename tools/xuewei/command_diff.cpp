#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/files/directory.hpp"
#include "io/case/read_case.hpp"
#include "io/case/reading/read_value.hpp"
#include "io/results/results_error.hpp"
#include "io/results/results_file.hpp"
#include "io/results/stored_values.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/compare_values.hpp"
#include "tools/xuewei/language.hpp"
#include "tools/xuewei/scenario_of.hpp"

namespace xuewei {
namespace {

using nlohmann::json;
using Flat = std::map<std::string, std::string>;

/// What can be compared of a case or of one scenario in a results file: named values, and tables of rows by key.
struct Compared {
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

Compared side_of_case(const std::string& directory, const std::string& scenario) {
  const LoadedCase loaded = read_case(Directory(directory), scenario.empty() ? "baseline" : scenario);
  Compared side{directory + " " + loaded.scenario_name, {}, {}};
  flatten(json::parse(loaded.case_json), "", side.settings);
  for_each_table([&](const auto& table) { side.tables[std::string(table.name)] = rows_of(loaded.data, table); });
  return side;
}

Compared side_of_results(const std::string& file, const Results& results, const ScenarioResults& scenario) {
  Compared side{file + " " + scenario.name, {}, {}};
  flatten(json::parse(scenario.case_json), "", side.settings);
  side.settings["/run/seed"] = std::to_string(results.seed);
  side.settings["/run/engine"] = results.provenance.engine_version + " " + results.provenance.source_revision;
  side.settings["/run/replicates"] = fmt::format("{}:{}", scenario.first_replicate, scenario.last_replicate);
  for (const InputFile& input : results.inputs) side.settings["/inputs/" + input.path] = "sha256 " + input.sha256;
  const json overlay = json::parse(scenario.scenario_json, nullptr, false);
  if (overlay.contains("tables")) flatten(overlay["tables"], "/row-operations", side.settings);
  return side;
}

/// A file that cannot be read is a fault of what was asked, not a difference: their exit codes must not be mixed up.
auto reading(const auto& read) {
  try {
    return read();
  } catch (const ResultsError& error) {
    throw UsageError({error.what(), error.zh()});
  }
}

Results results_of(const std::string& file) {
  return reading([&] { return read_results(file, Reading::head); });
}

bool is_results_file(const std::string& what) {
  const std::filesystem::path path(what);
  return std::filesystem::is_regular_file(path) && path.extension() != ".json";
}

Compared read_side(const std::string& what, const std::string& scenario) {
  const std::filesystem::path path(what);
  // A scenario file stands in its case: CASE/scenarios/NAME.json.
  if (path.extension() == ".json" && std::filesystem::exists(path))
    return side_of_case(std::filesystem::absolute(path).parent_path().parent_path().string(), path.stem().string());
  if (std::filesystem::is_directory(what)) return side_of_case(what, scenario);
  if (std::filesystem::exists(what)) {
    const Results results = results_of(what);
    return side_of_results(what, results, scenario_of(results, scenario, what));
  }
  throw UsageError({what + " is neither a case directory nor a scenario or results file",
                    what + " 既不是算例目录，也不是情景或结果文件"});
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

/// The settings and rows in which two sides differ.
void print_changes(const Compared& first, const Compared& second, bool all) {
  for (const std::string& line : changes(first.settings, second.settings, "")) fmt::print("{}\n", line);
  for (const auto& [table, rows] : first.tables) {
    const auto other = second.tables.find(table);
    if (other == second.tables.end()) continue;
    const std::vector<std::string> lines = table_changes(rows, other->second);
    if (lines.empty()) continue;
    answer({fmt::format("{}: {} change(s)", table, lines.size()), fmt::format("{}：{} 处改动", table, lines.size())});
    const std::size_t shown = all ? lines.size() : std::min(lines.size(), DiffOptions::kShownRows);
    for (std::size_t i = 0; i < shown; ++i) fmt::print("{}\n", lines[i]);
    const std::size_t more = lines.size() - shown;
    if (more > 0)
      answer({fmt::format("  and {} more; --all shows them", more), fmt::format("  另有 {} 处；--all 列出全部", more)});
  }
}

/// No scenario was named.
bool whole_files(const DiffOptions& options) {
  return options.first_scenario.empty() && options.second_scenario.empty();
}

/// Which scenario of the first file is compared with which of the second: the two that were named, else those of the
/// same name, else the first of each.
std::vector<std::pair<std::string, std::string>> scenario_pairs(const DiffOptions& options, const Results& first,
                                                                const Results& second) {
  std::vector<std::pair<std::string, std::string>> pairs;
  if (whole_files(options))
    for (const ScenarioResults& scenario : first.scenarios)
      if (second.scenario(scenario.name)) pairs.emplace_back(scenario.name, scenario.name);
  if (pairs.empty())
    pairs.emplace_back(scenario_of(first, options.first_scenario, options.first).name,
                       scenario_of(second, options.second_scenario, options.second).name);
  return pairs;
}

/// Says which scenarios were not compared; whether there are any.
bool print_unmatched(const std::string& file, const Results& results, const Results& other) {
  bool any = false;
  for (const ScenarioResults& scenario : results.scenarios)
    if (!other.scenario(scenario.name)) {
      answer({fmt::format("scenario {} only in {}", scenario.name, file),
              fmt::format("情景 {} 仅在 {} 中", scenario.name, file)});
      any = true;
    }
  return any;
}

/// The sums in `exact` say once more what the statistics in `ensemble` say: they are counted.
bool is_counted(const std::string& dataset, bool all) { return !all && dataset.starts_with("exact/"); }

/// Whether values differ.
bool print_value_changes(const std::vector<ValueDifference>& differences, bool all) {
  std::size_t exact = 0;
  for (const ValueDifference& difference : differences) {
    const bool counted = is_counted(difference.dataset, all);
    exact += counted ? 1 : 0;
    if (!counted) answer(text_of(difference));
  }
  if (exact > 0)
    answer({fmt::format("exact: {} dataset(s) differ; --all shows them", exact),
            fmt::format("exact：{} 个数据集不同；--all 列出全部", exact)});
  return !differences.empty();
}

int diff_results(const DiffOptions& options) {
  const Results first = results_of(options.first), second = results_of(options.second);
  const auto pairs = scenario_pairs(options, first, second);
  const auto values_of = [](const std::string& file) {
    return reading([&] { return std::make_unique<StoredValues>(file); });
  };
  const auto first_values = values_of(options.first), second_values = values_of(options.second);
  for (const auto& [results, file] : {std::pair(&first, &options.first), std::pair(&second, &options.second)})
    answer({fmt::format("digest {} {}", results->results_digest, *file),
            fmt::format("摘要 {} {}", results->results_digest, *file)});
  const auto compare_groups = [&](const std::string& in_first, const std::string& in_second) {
    const auto differences = reading([&] {
      return compare_values(*first_values, in_first, *second_values, in_second,
                            [&](const std::string& dataset) { return !is_counted(dataset, options.all); });
    });
    return print_value_changes(differences, options.all);
  };
  bool different = false;
  if (whole_files(options) && pairs.front().first == pairs.front().second) {
    different = print_unmatched(options.first, first, second);
    different = print_unmatched(options.second, second, first) || different;
  }
  for (const auto& [in_first, in_second] : pairs) {
    const Compared before = side_of_results(options.first, first, *first.scenario(in_first));
    const Compared after = side_of_results(options.second, second, *second.scenario(in_second));
    fmt::print("--- {}\n+++ {}\n", before.title, after.title);
    print_changes(before, after, options.all);
    different = compare_groups("/scenarios/" + in_first, "/scenarios/" + in_second) || different;
  }
  if (whole_files(options)) different = compare_groups("/comparisons", "/comparisons") || different;
  answer(different ? Bilingual{"values differ", "有值不同"} : Bilingual{"all values are equal", "全部值相等"});
  return different ? kFailed : kDone;
}

}  // namespace

int diff_command(const DiffOptions& options) {
  if (is_results_file(options.first) && is_results_file(options.second)) return diff_results(options);
  const Compared first = read_side(options.first, options.first_scenario);
  const Compared second = read_side(options.second, options.second_scenario);
  fmt::print("--- {}\n+++ {}\n", first.title, second.title);
  print_changes(first, second, options.all);
  return kDone;
}

}  // namespace xuewei
