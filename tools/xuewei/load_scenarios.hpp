// The scenarios a user names, read, checked and compiled; all problems of all of them together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/model/model.hpp"
#include "io/case/read_case.hpp"

namespace xuewei {

struct LoadedScenario {
  LoadedCase loaded;
  Model model;
};

/// Names as given, `all` spelled out, none meaning the case as it stands; each once.
std::vector<std::string> scenario_names(const std::string& case_directory, const std::vector<std::string>& asked);

/// `until` ends the run early, in that year. Throws CaseProblems, or UsageError for an impossible `until`.
std::vector<LoadedScenario> load_scenarios(const std::string& case_directory, const std::vector<std::string>& names,
                                           std::optional<int> until = std::nullopt);

/// The scenarios whose differences are kept: those with the years, areas and stages of the first. Fewer than two: none.
std::vector<bool> compared_with_first(const std::vector<LoadedScenario>& scenarios);

/// What is legal in them and worth a look, each note once, on stderr.
void tell_notes(const std::vector<LoadedScenario>& scenarios);

}  // namespace xuewei
