#include "tests/io_results/page.hpp"

#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "io/description/coordinates.hpp"
#include "io/results/layout.hpp"
#include "io/words/words.hpp"

namespace xuewei::testing {
namespace {

const std::map<std::string, std::string>& attribute_meanings() {
  static const std::map<std::string, std::string> meanings = {
      {"format", "`xuewei-results`"},
      {"format_version", "major.minor of this page"},
      {"engine_version", "version of the program that ran the model"},
      {"source_revision", "commit of its sources; `-dirty` if they were changed since"},
      {"case_name", "name of the case"},
      {"case", "effective case.json of the first scenario, defaults filled in"},
      {"scenario_names", "names in the order they were run"},
      {"scenarios", "JSON object: the overlay of every scenario"},
      {"inputs_sha256", "JSON object: SHA-256 of every file that was read"},
      {"synthetic_inputs", "1 if any input row is synthetic, else 0"},
      {"flags",
       "what a reader must know, e.g. `census_carried_unshifted: 2020-11-01` (the census stands for 31 December)"},
      {"identity", "of the first scenario; every scenario's group has its own"},
      {"results_revision", "of the program that ran the model; raised when numbers change on purpose"},
      {"random_scheme", "how seed, replicate, entity, year and stream become a draw"},
      {"seed", "of all luck; scenarios share it"},
      {"replicates", "number of replicates every scenario holds"},
      {"replicate_range", "first, and last + 1, of those"},
      {"replicates_requested_range", "what was asked for; more than `replicate_range` after an interruption"},
      {"results_digest", "of the values, see below"},
      {"attributes_digest", "of the attributes, see below"}};
  return meanings;
}

std::string type_of(const Attribute& attribute) {
  static const char* const names[] = {"string", "float64", "int64", "uint64", "uint64 list", "string list"};
  return names[attribute.value.index()];
}

std::string root_attributes(const Results& example) {
  std::string text = "| attribute | type | meaning |\n|---|---|---|\n";
  std::vector<Attribute> attributes = lay_out(example).attributes;
  attributes.push_back({"results_digest", std::string()});
  attributes.push_back({"attributes_digest", std::string()});
  for (const Attribute& attribute : attributes)
    text += fmt::format("| `{}` | {} | {} |\n", attribute.name, type_of(attribute),
                        attribute_meanings().at(attribute.name));
  return text;
}

std::string type_of(const Coordinate& coordinate) {
  static const char* const names[] = {"int32", "float64", "int64", "string"};
  return names[coordinate.values.index()];
}

std::string coordinate_rows(const std::vector<Coordinate>& coordinates) {
  std::string text;
  for (const Coordinate& coordinate : coordinates)
    text += fmt::format("| `{}` | `{}` | {} | {} | {} | {} |\n", coordinate.name, coordinate.dimension,
                        type_of(coordinate), coordinate.units, coordinate.long_name, coordinate.long_name_zh);
  return text;
}

std::string coordinates(const Results& example) {
  return "| name | along | type | units | meaning | 含义 |\n|---|---|---|---|---|---|\n" +
         coordinate_rows(example.scenarios.front().coordinates) + coordinate_rows(ensemble_coordinates()) +
         coordinate_rows(comparison_coordinates({}));
}

std::string table_rows(const RecordTable& table) {
  std::string text;
  for (const Coordinate& column : table.columns)
    text += fmt::format("| `{}` | {} | {} | {} | {} |\n", column.name, type_of(column), column.units, column.long_name,
                        column.long_name_zh);
  return text;
}

std::string in_ensemble(const Variable& variable) {
  if (variable.quantum == 0.0) return "";
  if (variable.probability) return "probability";
  const std::string kept = variable.histogram ? "moments, quantiles" : "moments";
  return kept + (variable.on_request ? ", on request" : "");
}

std::string variable_rows() {
  std::string text =
      "| variable | dimensions after `year` | units | meaning | 含义 | formula | level | more is | aggregation | adds "
      "up to "
      "| needs | defined in | ensemble |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";
  for (const Variable& variable : variables()) {
    std::string axes;
    for (const Axis axis : variable.axes) axes += (axes.empty() ? "" : ", ") + std::string(axis_name(axis));
    const std::string page(variable.definition.substr(variable.definition.rfind('/') + 1));
    const std::string whole = variable.part_of.empty() ? "" : fmt::format("`{}`", variable.part_of);
    const std::string needs = variable.needs == Given::always ? "" : word_of(variable.needs).text().en;
    text +=
        fmt::format("| `{}` | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | [{}](../methods/{}) | {} |\n",
                    variable.id, axes, variable.units, variable.long_name, variable.long_name_zh, formula_of(variable),
                    name_of(level_of(variable)), name_of(variable.more_is), name_of(variable.aggregation), whole, needs,
                    page.substr(0, page.size() - 3), page, in_ensemble(variable));
  }
  return text;
}

std::string tables(const Results& example) {
  std::string text;
  for (const RecordTable& table : example.scenarios.front().tables)
    text += fmt::format("`{}`, along `{}`:\n\n| column | type | units | meaning | 含义 |\n|---|---|---|---|---|\n",
                        table.name, table.columns.front().name) +
            table_rows(table) + "\n";
  return text;
}

std::string part(const std::string& name, const Results& example) {
  if (name == "root attributes") return root_attributes(example);
  if (name == "coordinates") return coordinates(example);
  if (name == "variables") return variable_rows();
  if (name == "tables") return tables(example);
  throw std::runtime_error("the page asks for an unknown part: " + name);
}

}  // namespace

std::string rewritten_results_page(const std::string& page, const Results& example) {
  const std::string begin = "<!-- generated: ", end = "<!-- end -->";
  std::string result;
  std::size_t at = 0;
  for (std::size_t found = page.find(begin); found != std::string::npos; found = page.find(begin, at)) {
    const std::size_t name = found + begin.size(), close = page.find(" -->\n", name), stop = page.find(end, name);
    if (close == std::string::npos || stop == std::string::npos)
      throw std::runtime_error("a generated part has no end");
    result += page.substr(at, close + 5 - at) + part(page.substr(name, close - name), example);
    at = stop;
  }
  return result + page.substr(at);
}

}  // namespace xuewei::testing
