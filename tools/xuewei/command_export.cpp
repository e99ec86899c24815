#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "io/case/reading/nearest.hpp"
#include "io/results/results_file.hpp"
#include "tools/export/columns.hpp"
#include "tools/export/tables.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/output.hpp"
#include "tools/xuewei/scenario_of.hpp"
#include "tools/xuewei/table_output.hpp"

namespace xuewei {
namespace {

void print_list(Language language) {
  const bool chinese = language == Language::chinese;
  for (const TableKind& kind : table_kinds())
    fmt::print("{:<28} {}\n", kind.name, chinese ? kind.title.zh : kind.title.en);
  for (const Variable& variable : variables())
    fmt::print("{:<28} {}\n", table_name_of(variable), chinese ? variable.long_name_zh : variable.long_name);
}

std::optional<Threshold> threshold_of(const ExportOptions& options) {
  if (options.at_least && options.below)
    throw UsageError(Bilingual{"--at-least and --below: one of them at a time", "--at-least 与 --below 只能给出一个"});
  for (const auto& value : {options.at_least, options.below})
    if (value && !std::isfinite(*value))
      throw UsageError(Bilingual{"--at-least and --below take a number", "--at-least 与 --below 须为一个数"});
  if (options.at_least) return Threshold{*options.at_least, false};
  if (options.below) return Threshold{*options.below, true};
  return {};
}

/// Whether probabilities of a variable can be told from this scenario: what is missing otherwise is said.
void check_threshold(const ScenarioResults& scenario, const std::string& name, const ExportOptions& options) {
  const char* option = options.at_least ? "--at-least" : "--below";
  if (!scenario.ensemble)
    throw UsageError(
        {fmt::format("{}: {} holds no replicates of scenario {}; run it with --replicates", option, options.file,
                     scenario.name),
         fmt::format("{}：{} 中情景 {} 没有抽样；请用 --replicates 运行", option, options.file, scenario.name)});
  const std::size_t v = variable_index(name);
  if (!scenario.ensemble->histograms.at(v).counts.empty()) return;
  std::string have;
  for (std::size_t other = 0; other < variables().size(); ++other)
    if (!scenario.ensemble->histograms[other].counts.empty())
      have += (have.empty() ? "" : ", ") + std::string(variables()[other].id);
  throw UsageError({fmt::format("{}: replicates keep no histogram of {}; they keep those of {}", option, name, have),
                    fmt::format("{}：抽样没有 {} 的直方图；有直方图的变量：{}", option, name, have)});
}

ExportTable make_table(const ScenarioValues& values, const std::string& name, const ExportOptions& options) {
  const std::optional<Threshold> threshold = threshold_of(options);
  for (const TableKind& kind : table_kinds())
    if (kind.name == name) {
      if (threshold)
        throw UsageError({fmt::format("--table {}: probabilities are those of one variable, such as utilisation", name),
                          fmt::format("--table {}：概率只能针对一个变量，例如 utilisation", name)});
      ExportTable table = kind.make(values);
      table.name = kind.name;
      table.title = kind.title;
      return table;
    }
  const auto variable = std::ranges::find(variables(), name, table_name_of);
  if (variable == variables().end()) {
    std::vector<std::string> names;
    for (const TableKind& kind : table_kinds()) names.push_back(kind.name);
    for (const Variable& each : variables()) names.push_back(table_name_of(each));
    const Bilingual hint = did_you_mean(name, names);
    throw UsageError({fmt::format("--table {}: no such table; {}{}`--table list` names them all", name, hint.en,
                                  hint.en.empty() ? "" : " "),
                      fmt::format("--table {}：没有此表；{}`--table list` 列出全部", name, hint.zh)});
  }
  const std::string id(variable->id);
  if (threshold) check_threshold(values.results(), id, options);
  ExportTable table = long_table(values, id, threshold);
  table.name = name;
  return table;
}

}  // namespace

int export_command(const ExportOptions& options) {
  if (options.table == "list") {
    print_list(options.language);
    return kDone;
  }
  if (options.format == "xlsx" && options.output.empty())
    throw UsageError(Bilingual{"--format xlsx needs -o FILE.xlsx", "--format xlsx 须同时给出 -o 文件.xlsx"});
  if (!options.output.empty()) check_output(options.output, OutputKind::answer, {options.file});
  const Results results = read_results(options.file, options.verify ? Reading::verified : Reading::unverified);
  const ScenarioResults& scenario = scenario_of(results, options.scenario, options.file);
  ExportTable table = make_table(ScenarioValues(scenario, options.language), options.table, options);
  add_what_is_lacking(scenario, table);
  for (const Bilingual& sentence : table.lacking)
    fmt::print(stderr, "{}: {}\n", options.file, sentence.in(options.language));
  put(render(table, source_of(results, scenario), options, options.raw), options.output);
  return kDone;
}

}  // namespace xuewei
