// A scenario and those it extends, as a list of files to apply one after another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/reading/files.hpp"
#include "io/case/reading/read_table.hpp"
#include "io/problem.hpp"

namespace xuewei {

struct ScenarioFile {
  std::string file;
  ScenarioHead head;
  nlohmann::json patch;   ///< the `case` section, an RFC 7396 merge patch on case.json
  nlohmann::json tables;  ///< the `tables` section
  nlohmann::json document;
};

/// The chain from the scenario that extends nothing to the one asked for; empty for a baseline without a file.
std::vector<ScenarioFile> read_scenarios(std::string_view scenario, CaseFiles& files, ProblemList& problems);

/// The last document of the chain with the one it extends nested under `extends`.
nlohmann::json nested_document(const std::vector<ScenarioFile>& chain);

}  // namespace xuewei
