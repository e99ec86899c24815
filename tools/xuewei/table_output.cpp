#include "tools/xuewei/table_output.hpp"

#include <fmt/format.h>

#include "io/results/atomic_file.hpp"

namespace xuewei {

TableSource source_of(const Results& results, const ScenarioResults& scenario) {
  return {results.case_name,
          scenario.name,
          {scenario.title_en, scenario.title_zh},
          results.results_digest,
          results.synthetic_inputs};
}

void put(const std::string& text, const std::string& path) {
  if (path.empty())
    fmt::print("{}", text);
  else
    write_file_atomically(path, text);
}

}  // namespace xuewei
