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
    tell_notes(scenarios);
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
