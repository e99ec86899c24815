#include <algorithm>

#include <fmt/format.h>

#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/load_scenarios.hpp"

namespace xuewei {

int check_command(const CheckOptions& options) {
  const std::vector<std::string> names = scenario_names(options.case_directory, options.scenarios);
  try {
    const std::vector<LoadedScenario> scenarios = load_scenarios(options.case_directory, names);
    if (options.json) {
      fmt::print("[]\n");
      return kDone;
    }
    std::vector<std::string> shown;
    for (const LoadedScenario& scenario : scenarios)
      for (const Problem& warning : scenario.loaded.warnings) {
        const std::string text = to_text(warning, options.language);
        if (std::find(shown.begin(), shown.end(), text) != shown.end()) continue;
        shown.push_back(text);
        fmt::print(stderr, "{}{}\n", options.language == Language::chinese ? "提示：" : "note: ", text);
      }
    for (const LoadedScenario& scenario : scenarios) {
      const Network& network = scenario.model.network;
      fmt::print(fmt::runtime(options.language == Language::chinese ? "{}：有效，{}—{} 年，{} 个地区，{} 个校点\n"
                                                                    : "{}: valid, {}-{}, {} areas, {} sites\n"),
                 scenario.loaded.scenario_name, network.calendar.base_year, network.calendar.last_year(),
                 network.nodes.size(), network.sites.size());
    }
    return kDone;
  } catch (const CaseProblems& found) {
    if (!options.json) throw;
    fmt::print("{}\n", to_json(found.problems));
    return kInvalidInput;
  }
}

}  // namespace xuewei
