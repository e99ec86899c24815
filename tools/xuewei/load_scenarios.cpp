#include "tools/xuewei/load_scenarios.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/record/comparison.hpp"
#include "io/case/checks/horizon.hpp"
#include "io/case/files/directory.hpp"
#include "io/results/digest.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/interrupt.hpp"
#include "tools/xuewei/language.hpp"

namespace xuewei {
namespace {

/// A fault in the case as it stands shows in every scenario; it is reported once.
void add_new(const std::vector<Problem>& found, std::vector<Problem>& problems) {
  for (const Problem& problem : found) {
    const std::string text = to_text(problem);
    const bool known =
        std::any_of(problems.begin(), problems.end(), [&](const Problem& other) { return to_text(other) == text; });
    if (!known) problems.push_back(problem);
  }
}

void end_in(int year, LoadedCase& loaded) {
  Case& data = loaded.data;
  if (year < data.base_year || year > data.horizon)
    throw UsageError({fmt::format("--until {}: must lie between the base year {} and the horizon {} of the case", year,
                                  data.base_year, data.horizon),
                      fmt::format("--until {}：须在算例的基年 {} 与终年 {} 之间", year, data.base_year, data.horizon)});
  if (const auto why = why_no_last_year(data, year))
    throw UsageError({fmt::format("--until {}: {}; {}", year, why->rule.en, why->hint.en),
                      fmt::format("--until {}：{}；{}", year, why->rule.zh, why->hint.zh)});
  data.horizon = year;
  nlohmann::json effective = nlohmann::json::parse(loaded.case_json);
  effective["horizon"] = year;
  loaded.case_json = effective.dump();
}

}  // namespace

std::vector<std::string> scenario_names(const std::string& case_directory, const std::vector<std::string>& asked) {
  std::vector<std::string> names;
  for (const std::string& name : asked) {
    std::vector<std::string> expanded = {name};
    if (name == "all") expanded = list_scenarios(Directory(case_directory));
    for (const std::string& one : expanded)
      if (std::find(names.begin(), names.end(), one) == names.end()) names.push_back(one);
  }
  if (names.empty()) names.emplace_back("baseline");
  return names;
}

std::vector<LoadedScenario> load_scenarios(const std::string& case_directory, const std::vector<std::string>& names,
                                           std::optional<int> until) {
  std::vector<LoadedScenario> scenarios;
  std::vector<Problem> problems;
  for (const std::string& name : names) {
    stop_if_interrupted();
    try {
      LoadedScenario& scenario = scenarios.emplace_back(
          LoadedScenario{read_case(Directory(case_directory), name, {.digest = sha256_hex}), {}});
      if (until) end_in(*until, scenario.loaded);
      const std::string& scenario_name = scenario.loaded.scenario_name;
      const auto same = std::count_if(scenarios.begin(), scenarios.end(), [&](const LoadedScenario& other) {
        return other.loaded.scenario_name == scenario_name;
      });
      if (same > 1)
        throw UsageError({"two scenarios are called `" + scenario_name + "`; results are kept by name",
                          "有两个情景都叫 `" + scenario_name + "`；结果按名称保存"});
      scenario.model = compile(scenario.loaded.data);
    } catch (const CaseProblems& found) {
      add_new(found.problems, problems);
    } catch (const std::invalid_argument& found) {
      Problem problem;
      problem.file = "case.json";
      problem.rule = fmt::format("scenario {}: {}", name, found.what());
      problem.rule_zh = fmt::format("情景 {}：{}", name, found.what());
      add_new({problem}, problems);
    }
  }
  if (!problems.empty()) throw CaseProblems(problems);
  return scenarios;
}

std::vector<bool> compared_with_first(const std::vector<LoadedScenario>& scenarios) {
  std::vector<bool> compared;
  for (const LoadedScenario& scenario : scenarios)
    compared.push_back(comparable(scenarios.front().model, scenario.model));
  if (std::ranges::count(compared, true) < 2) compared.assign(scenarios.size(), false);
  return compared;
}

void tell_notes(const std::vector<LoadedScenario>& scenarios) {
  std::set<std::string> told;
  for (const LoadedScenario& scenario : scenarios)
    for (const Problem& note : scenario.loaded.warnings)
      if (told.insert(to_text(note)).second)
        tell({"note: " + to_text(note), "提示：" + to_text(note, Language::chinese)});
}

}  // namespace xuewei
