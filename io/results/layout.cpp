#include "io/results/layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "io/description/coordinates.hpp"
#include "io/results/digest.hpp"
#include "io/results/results_file.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

/// A dataset without its attributes and coordinates; `first_dimensions` come before, `last_dimension` after the axes.
struct Shape {
  std::vector<std::string> dimensions;
  std::vector<std::size_t> sizes;
};

Shape shape_of(const ScenarioResults& scenario, const Variable& variable) {
  Shape shape{{"year"}, scenario.shape(variable)};
  for (const Axis axis : variable.axes) shape.dimensions.emplace_back(axis_name(axis));
  return shape;
}

bool is_empty(const Shape& shape) { return std::find(shape.sizes.begin(), shape.sizes.end(), 0u) != shape.sizes.end(); }

std::vector<Attribute> describe(const Variable& variable, bool is_double) {
  std::vector<Attribute> attributes;
  if (is_double) attributes.push_back({"_FillValue", std::numeric_limits<double>::quiet_NaN()});
  attributes.push_back({"units", std::string(variable.units)});
  attributes.push_back({"long_name", std::string(variable.long_name)});
  attributes.push_back({"long_name_zh", std::string(variable.long_name_zh)});
  if (const std::string formula = formula_of(variable); !formula.empty()) attributes.push_back({"formula", formula});
  attributes.push_back({"definition", std::string(variable.definition)});
  attributes.push_back({"level", name_of(level_of(variable))});
  attributes.push_back({"more_is", name_of(variable.more_is)});
  attributes.push_back({"aggregation", name_of(variable.aggregation)});
  if (variable.needs != Given::always) attributes.push_back({"needs", word_of(variable.needs).text().en});
  if (!variable.part_of.empty()) attributes.push_back({"adds_up_to", std::string(variable.part_of)});
  if (variable.quantum > 0.0) attributes.push_back({"quantum", variable.quantum});
  return attributes;
}

Values values_of(const Coordinate& coordinate) {
  return std::visit([](const auto& list) -> Values { return std::span(list); }, coordinate.values);
}

Dataset dataset_of(const std::string& group, const Coordinate& coordinate) {
  return {
      group + "/" + coordinate.name,
      {coordinate.dimension},
      {coordinate.size()},
      values_of(coordinate),
      {{"units", coordinate.units}, {"long_name", coordinate.long_name}, {"long_name_zh", coordinate.long_name_zh}}};
}

/// Puts the coordinates of every dimension the datasets use in front, and names the labels in `coordinates` attributes
/// (CF conventions), by which xarray tells labels from data.
void complete(Group& group, const std::vector<const Coordinate*>& known) {
  std::set<std::string> used;
  for (const Dataset& dataset : group.datasets) used.insert(dataset.dimensions.begin(), dataset.dimensions.end());
  std::vector<Dataset> coordinates;
  for (const Coordinate* coordinate : known)
    if (used.contains(coordinate->dimension)) coordinates.push_back(dataset_of(group.path, *coordinate));
  for (Dataset& dataset : group.datasets) {
    std::string labels;
    for (const std::string& dimension : dataset.dimensions)
      for (const Coordinate* coordinate : known)
        if (coordinate->dimension == dimension && coordinate->name != dimension)
          labels += (labels.empty() ? "" : " ") + coordinate->name;
    if (!labels.empty()) dataset.attributes.push_back({"coordinates", labels});
  }
  group.datasets.insert(group.datasets.begin(), std::make_move_iterator(coordinates.begin()),
                        std::make_move_iterator(coordinates.end()));
}

std::vector<const Coordinate*> pointers(const std::vector<Coordinate>& first,
                                        const std::vector<Coordinate>& second = {}) {
  std::vector<const Coordinate*> list;
  for (const Coordinate& coordinate : first) list.push_back(&coordinate);
  for (const Coordinate& coordinate : second) list.push_back(&coordinate);
  return list;
}

const std::vector<Coordinate>& shared_ensemble_coordinates() {
  static const std::vector<Coordinate> coordinates = ensemble_coordinates();
  return coordinates;
}

Group expected_group(const ScenarioResults& scenario, const std::string& parent) {
  Group group{parent + "/expected", {{"title", std::string("the run with uncertainty off")}}, {}};
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    const Shape shape = shape_of(scenario, variable);
    if (is_empty(shape) || scenario.expected.values.at(v).empty()) continue;
    group.datasets.push_back({group.path + "/" + std::string(variable.id), shape.dimensions, shape.sizes,
                              std::span(scenario.expected.values[v]), describe(variable, true)});
  }
  complete(group, pointers(scenario.coordinates));
  return group;
}

/// Of whatever holds replicates.
template <class Held>
std::vector<Attribute> range_attributes(const Held& held) {
  return {{"replicates", static_cast<std::int64_t>(held.last_replicate - held.first_replicate)},
          {"replicate_range", std::vector<std::uint64_t>{held.first_replicate, held.last_replicate}}};
}

Group ensemble_group(const ScenarioResults& scenario, const std::string& parent, Document& document) {
  Group group{parent + "/ensemble", range_attributes(scenario), {}};
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    Shape shape = shape_of(scenario, variable);
    if (is_empty(shape) || scenario.ensemble->moments.at(v).count.empty()) continue;
    std::vector<double> summary = statistics(*scenario.ensemble, scenario.expected, v);
    if (variable.probability) {
      const auto size = static_cast<std::ptrdiff_t>(summary.size() / kStatistics.size());
      std::vector<double> probability(summary.begin(), summary.begin() + size);
      std::vector<double> error(summary.begin() + 2 * size, summary.begin() + 3 * size);
      group.datasets.push_back({group.path + "/" + probability_name(variable), shape.dimensions, shape.sizes,
                                document.keep(std::move(probability)), describe(variable, true)});
      group.datasets.push_back({group.path + "/" + probability_error_name(variable), shape.dimensions, shape.sizes,
                                document.keep(std::move(error)), describe(variable, true)});
      continue;
    }
    shape.dimensions.insert(shape.dimensions.begin(), "statistic");
    shape.sizes.insert(shape.sizes.begin(), kStatistics.size());
    group.datasets.push_back({group.path + "/" + std::string(variable.id), shape.dimensions, shape.sizes,
                              document.keep(std::move(summary)), describe(variable, true)});
  }
  complete(group, pointers(shared_ensemble_coordinates(), scenario.coordinates));
  return group;
}

/// Adds a dataset of whole quanta, or of counts of replicates.
void add_exact(const Variable& variable, const std::string& name, Shape of, Values values, Group& group) {
  group.datasets.push_back(
      {group.path + "/" + name, std::move(of.dimensions), std::move(of.sizes), values, describe(variable, false)});
}

void add_moments(const Variable& variable, const Shape& shape, const Moments& moments, Group& group,
                 Document& document) {
  add_exact(variable, count_name(variable), shape, std::span(moments.count), group);
  add_exact(variable, sum_name(variable), shape, std::span(moments.sum), group);
  if (moments.sum_of_squares.empty()) return;
  std::vector<std::uint64_t> words;
  for (const Int128 square : moments.sum_of_squares) {
    words.push_back(static_cast<std::uint64_t>(square));
    words.push_back(static_cast<std::uint64_t>(square >> 64));
  }
  Shape in_words = shape;
  in_words.dimensions.emplace_back("word");
  in_words.sizes.push_back(2);
  add_exact(variable, sum_of_squares_name(variable), in_words, document.keep(std::move(words)), group);
  add_exact(variable, minimum_name(variable), shape, std::span(moments.minimum), group);
  add_exact(variable, maximum_name(variable), shape, std::span(moments.maximum), group);
}

Group exact_group(const ScenarioResults& scenario, const std::string& parent, Document& document) {
  Group group{parent + "/exact", range_attributes(scenario), {}};
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    const Shape shape = shape_of(scenario, variable);
    const Moments& moments = scenario.ensemble->moments.at(v);
    if (is_empty(shape) || moments.count.empty()) continue;
    add_moments(variable, shape, moments, group, document);
    const Histogram& histogram = scenario.ensemble->histograms.at(v);
    if (histogram.counts.empty()) continue;
    add_exact(variable, at_minimum_name(variable), shape, std::span(histogram.at_minimum), group);
    add_exact(variable, at_maximum_name(variable), shape, std::span(histogram.at_maximum), group);
    Shape in_bins = shape;
    in_bins.dimensions.emplace_back("bin");
    in_bins.sizes.push_back(kSlots);
    add_exact(variable, histogram_name(variable), in_bins, std::span(histogram.counts), group);
  }
  complete(group, pointers(shared_ensemble_coordinates(), scenario.coordinates));
  return group;
}

/// The entries of a coordinate at some positions.
Coordinate at_positions(Coordinate coordinate, const std::vector<std::size_t>& positions) {
  std::visit(
      [&](auto& values) {
        auto all = std::exchange(values, {});
        for (const std::size_t position : positions) values.push_back(all[position]);
      },
      coordinate.values);
  return coordinate;
}

/// Differences along a dimension in front of the variable's own; `own` are the coordinates of all of them.
Group differences_group(std::string_view name, const std::string& dimension, const std::vector<Coordinate>& own,
                        const ScenarioResults& like, const std::vector<Differences>& differences, Document& document) {
  Group group{std::string(kComparisonsGroup) + "/" + std::string(name), {}, {}};
  const auto size_along = [&](const std::string& along) {
    return std::ranges::find(own, along, &Coordinate::name)->size();
  };
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    if (differences.at(v).above.empty()) continue;
    Shape shape = shape_of(like, variable);
    shape.dimensions.insert(shape.dimensions.begin(), dimension);
    shape.sizes.clear();
    for (const std::string& along : shape.dimensions) shape.sizes.push_back(size_along(along));
    add_moments(variable, shape, differences[v].moments, group, document);
    add_exact(variable, above_name(variable), shape, std::span(differences[v].above), group);
    add_exact(variable, equal_name(variable), shape, std::span(differences[v].equal), group);
  }
  complete(group, pointers(shared_ensemble_coordinates(), own));
  for (Dataset& dataset : group.datasets)  // those of coordinates: they exist only here
    if (dataset.dimensions.size() == 1)
      dataset.values =
          std::visit([&](auto values) -> Values { return document.keep(std::vector(values.begin(), values.end())); },
                     dataset.values);
  return group;
}

void add_comparison(const Results& results, Document& document) {
  if (!results.comparison || results.comparison->sums.replicates == 0) return;
  const std::vector<std::string>& names = results.comparison->scenarios;
  const ScenarioResults& first = *results.scenario(names.front());
  Group group{std::string(kComparisonsGroup), {{"scenarios", names}}, {}};
  const std::vector<Attribute> range = range_attributes(*results.comparison);
  group.attributes.insert(group.attributes.end(), range.begin(), range.end());
  document.groups.push_back(std::move(group));

  const Comparison& sums = results.comparison->sums;
  std::vector<Coordinate> own = comparison_coordinates(names);
  own.insert(own.end(), first.coordinates.begin(), first.coordinates.end());
  document.groups.push_back(differences_group(kWithFirst, "scenario", own, first, sums.with_first, document));
  if (names.size() < 3) return;
  for (Coordinate& coordinate : own)
    if (coordinate.dimension == axis_name(Axis::area)) coordinate = at_positions(coordinate, first.topmost_areas());
  document.groups.push_back(differences_group(kAmongOthers, "pair", own, first, sums.among_others, document));
}

Group table_group(const RecordTable& table, const std::string& parent) {
  Group group{parent + "/" + table.name, {{"key", table.columns.front().name}}, {}};
  for (const Coordinate& column : table.columns) group.datasets.push_back(dataset_of(group.path, column));
  return group;
}

std::vector<std::string> digests_of_parts(const Identity& identity) {
  std::vector<std::string> digests;
  for (const auto& part : identity.parts) digests.push_back(part->digest);
  return digests;
}

void add_scenario(const ScenarioResults& scenario, Document& document) {
  const std::string path = "/scenarios/" + scenario.name;
  Group group{path,
              {{"title_zh", scenario.title_zh},
               {"title_en", scenario.title_en},
               {"learn_zh", scenario.learn_zh},
               {"learn_en", scenario.learn_en},
               {"identity", scenario.identity.digest},
               {"identity_parts", digests_of_parts(scenario.identity)},
               {"other_tables_digest", scenario.identity.other_digest},
               {"case", scenario.case_json},
               {"scenario", scenario.scenario_json}},
              {}};
  const std::vector<Attribute> range = range_attributes(scenario);
  group.attributes.insert(group.attributes.end(), range.begin(), range.end());
  document.groups.push_back(std::move(group));
  document.groups.push_back(expected_group(scenario, path));
  if (scenario.ensemble && scenario.last_replicate > scenario.first_replicate) {
    document.groups.push_back(ensemble_group(scenario, path, document));
    document.groups.push_back(exact_group(scenario, path, document));
  }
  for (const RecordTable& table : scenario.tables)
    if (table.columns.front().size() > 0) document.groups.push_back(table_group(table, path));
}

Group provenance_group(const Provenance& provenance) {
  return {"/provenance",
          {{"engine_version", provenance.engine_version},
           {"source_revision", provenance.source_revision},
           {"host", provenance.host},
           {"time_utc", provenance.time_utc},
           {"compiler", provenance.compiler},
           {"build_type", provenance.build_type},
           {"x86_level", provenance.x86_level},
           {"lanes", static_cast<std::int64_t>(provenance.lanes)},
           {"threads", static_cast<std::int64_t>(provenance.threads)},
           {"elapsed_seconds", provenance.elapsed_seconds}},
          {}};
}

Dataset dataset_of(const std::string& group, const IdentityPart& part) {
  std::vector<std::string> names, digests;
  std::vector<std::uint64_t> bytes;
  for (const IdentityColumn& column : part.columns) {
    names.push_back(column.name);
    digests.push_back(column.digest);
    bytes.push_back(column.bytes);
  }
  return {group + "/" + part.digest,
          {part.digest},
          {part.values.size()},
          std::span(part.values),
          {{"part", part.name},
           {"rows", part.rows},
           {"read_by_simulation", static_cast<std::int64_t>(part.read_by_simulation)},
           {"columns", names},
           {"column_digests", digests},
           {"column_bytes", bytes}}};
}

/// What the scenarios were computed from, each part once however many of them share it.
Group inputs_group(const Results& results) {
  Group group{std::string(kInputsGroup), {}, {}};
  std::set<std::string_view> known;
  for (const ScenarioResults& scenario : results.scenarios)
    for (const auto& part : scenario.identity.parts)
      if (known.insert(part->digest).second) group.datasets.push_back(dataset_of(group.path, *part));
  return group;
}

}  // namespace

std::string count_name(const Variable& variable) { return std::string(variable.id) + "_count"; }
std::string sum_name(const Variable& variable) { return std::string(variable.id) + "_sum"; }
std::string sum_of_squares_name(const Variable& variable) { return std::string(variable.id) + "_sum_of_squares"; }
std::string minimum_name(const Variable& variable) { return std::string(variable.id) + "_minimum"; }
std::string maximum_name(const Variable& variable) { return std::string(variable.id) + "_maximum"; }
std::string at_minimum_name(const Variable& variable) { return std::string(variable.id) + "_at_minimum"; }
std::string at_maximum_name(const Variable& variable) { return std::string(variable.id) + "_at_maximum"; }
std::string histogram_name(const Variable& variable) { return std::string(variable.id) + "_histogram"; }
std::string above_name(const Variable& variable) { return std::string(variable.id) + "_above"; }
std::string equal_name(const Variable& variable) { return std::string(variable.id) + "_equal"; }
std::string probability_name(const Variable& variable) { return std::string(variable.id) + "_probability"; }
std::string probability_error_name(const Variable& variable) { return std::string(variable.id) + "_probability_mcse"; }

Document lay_out(const Results& results) {
  Document document;
  nlohmann::json inputs = nlohmann::json::object();
  for (const InputFile& input : results.inputs) inputs[input.path] = input.sha256;
  const ScenarioResults* first = results.scenarios.empty() ? nullptr : &results.scenarios.front();
  std::vector<std::string> names;
  nlohmann::json scenarios = nlohmann::json::object();
  for (const ScenarioResults& scenario : results.scenarios) {
    names.push_back(scenario.name);
    scenarios[scenario.name] = nlohmann::json::parse(scenario.scenario_json, nullptr, false);
  }
  document.attributes = {
      {"format", std::string(kResultsFormat)},
      {"format_version", std::to_string(kResultsMajorVersion) + "." + std::to_string(kResultsMinorVersion)},
      {"engine_version", results.provenance.engine_version},
      {"source_revision", results.provenance.source_revision},
      {"case_name", results.case_name},
      {"case", first ? first->case_json : "{}"},
      {"scenario_names", names},
      {"scenarios", scenarios.dump()},
      {"inputs_sha256", inputs.dump()},
      {"synthetic_inputs", static_cast<std::int64_t>(results.synthetic_inputs)},
      {"flags", results.flags},
      {"identity", first ? first->identity.digest : ""},
      {"results_revision", static_cast<std::int64_t>(results.results_revision)},
      {"random_scheme", results.random_scheme},
      {"seed", results.seed},
      {"replicates", static_cast<std::int64_t>(results.last_replicate() - results.first_replicate)},
      {"replicate_range", std::vector<std::uint64_t>{results.first_replicate, results.last_replicate()}},
      {"replicates_requested_range",
       std::vector<std::uint64_t>{results.first_replicate, results.requested_last_replicate}}};
  document.groups.push_back({"/scenarios", {}, {}});
  for (const ScenarioResults& scenario : results.scenarios) add_scenario(scenario, document);
  add_comparison(results, document);
  document.groups.push_back(provenance_group(results.provenance));
  document.groups.push_back(inputs_group(results));
  return document;
}

std::string expected_digest(const ScenarioResults& scenario) {
  Document document;
  document.groups.push_back(expected_group(scenario, "/scenarios/" + scenario.name));
  return results_digest(document);
}

}  // namespace xuewei
