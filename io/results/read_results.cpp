#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/results/check_labels.hpp"
#include "io/results/digest.hpp"
#include "io/results/file_checksum.hpp"
#include "io/results/hdf5_datasets.hpp"
#include "io/results/layout.hpp"
#include "io/results/results_error.hpp"
#include "io/results/results_file.hpp"
#include "io/results/results_source.hpp"

namespace xuewei {
namespace {

using hdf5::Handle;

bool has_link(hid_t parent, const std::string& name) { return H5Lexists(parent, name.c_str(), H5P_DEFAULT) > 0; }

std::string shape_text(const std::vector<std::size_t>& shape) { return fmt::format("{}", fmt::join(shape, " x ")); }

/// A dataset of a variable is as long as its coordinates; said before it is read, so that no wrong length takes memory.
void check_shape(hid_t group, const std::string& name, const std::vector<std::size_t>& expected) {
  const std::vector<std::size_t> found = hdf5::read_shape(open_dataset(group, name));
  if (found != expected)
    throw std::runtime_error(fmt::format("dataset {} has {} values where its coordinates say {}", name,
                                         shape_text(found), shape_text(expected)));
}

/// Text of JSON that later steps can walk through.
nlohmann::json read_json(hid_t object, const std::string& name) {
  constexpr int kDeepest = 200;  // a case and a scenario are nested 100 deep at most, and scenarios in one another
  bool too_deep = false;
  const auto parsed = nlohmann::json::parse(
      hdf5::read_text(object, name),
      [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
        too_deep = too_deep || depth > kDeepest;
        return !too_deep;
      },
      false);
  if (too_deep || !parsed.is_object()) throw std::runtime_error("attribute " + name + " is not a JSON object");
  return parsed;
}

/// First and last of a range, half-open.
std::pair<std::uint64_t, std::uint64_t> read_range(hid_t object, const std::string& name) {
  const std::vector<std::uint64_t> range = hdf5::read_integers(object, name);
  if (range.size() != 2 || range[1] < range[0])
    throw std::runtime_error("attribute " + name + " is not a range: two numbers, the second not below the first");
  return {range[0], range[1]};
}

template <class T>
std::vector<T> read_vector(hid_t group, const std::string& name) {
  Document storage;
  const Values values = hdf5::read_values(open_dataset(group, name), storage);
  const auto* typed = std::get_if<std::span<const T>>(&values);
  if (!typed) throw std::runtime_error("dataset " + name + " has another type than the format says");
  return {typed->begin(), typed->end()};
}

std::string optional_text(hid_t object, const std::string& name) {
  return hdf5::has_attribute(object, name) ? hdf5::read_text(object, name) : "";
}

Coordinate read_coordinate(hid_t group, const std::string& name, const std::string& dimension) {
  const Handle dataset = open_dataset(group, name);
  Coordinate coordinate{name,
                        dimension,
                        optional_text(dataset, "units"),
                        optional_text(dataset, "long_name"),
                        optional_text(dataset, "long_name_zh"),
                        {}};
  Document storage;
  const Values values = hdf5::read_values(dataset, storage);
  std::visit(
      [&](auto span) {
        using T = std::remove_const_t<typename decltype(span)::element_type>;
        if constexpr (std::is_constructible_v<decltype(coordinate.values), std::vector<T>>)
          coordinate.values = std::vector<T>(span.begin(), span.end());
        else
          throw std::runtime_error("coordinate " + name + " has a type that coordinates do not have");
      },
      values);
  return coordinate;
}

/// The datasets of a group in the order they were written.
std::vector<std::string> in_order_of_creation(hid_t group) {
  std::vector<std::string> names;
  hdf5::check(H5Literate(
                  group, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr,
                  [](hid_t, const char* name, const H5L_info_t*, void* data) -> herr_t {
                    static_cast<std::vector<std::string>*>(data)->emplace_back(name);
                    return 0;
                  },
                  &names),
              "listing a group");
  return names;
}

/// Coordinates are the one-dimensional datasets that are no variable of the catalogue and no variable unknown to it:
/// integers and strings, or numbers along a dimension other than `year`.
bool is_coordinate(hid_t dataset, const std::string& name, const std::string& dimension) {
  if (name == dimension) return true;
  const bool is_variable =
      std::any_of(variables().begin(), variables().end(), [&](const Variable& v) { return v.id == name; });
  return !is_variable && dimension != "year" && hdf5::read_shape(dataset).size() == 1;
}

void read_expected(hid_t scenario_group, ScenarioResults& scenario) {
  const Handle group = open_group(scenario_group, "expected");
  for (const std::string& name : in_order_of_creation(group)) {
    const Handle dataset = open_dataset(group, name);
    if (hdf5::read_shape(dataset).size() != 1) continue;
    const std::string dimension = dimensions_of(dataset, name).at(0);
    if (is_coordinate(dataset, name, dimension))
      scenario.coordinates.push_back(read_coordinate(group, name, dimension));
  }
  check_coordinates(scenario);
  for (const Variable& variable : variables()) {
    std::vector<double>& values = scenario.expected.values.emplace_back();
    const std::string name(variable.id);
    if (!has_link(group, name)) continue;
    check_shape(group, name, scenario.shape(variable));
    values = read_vector<double>(group, name);
  }
}

/// A dataset of `exact`, which has the dimensions of its variable and perhaps one more.
template <class T>
std::vector<T> read_exact(hid_t group, const std::string& name, std::vector<std::size_t> shape,
                          std::size_t further = 0) {
  if (further > 0) shape.push_back(further);
  check_shape(group, name, shape);
  return read_vector<T>(group, name);
}

/// Whether sums may be those of so many replicates: nothing is counted twice or lost.
void check_counts(const std::string& name, const Moments& moments, const Histogram& histogram,
                  std::int64_t replicates) {
  const auto expect = [&](bool right, const char* what) {
    if (!right) throw std::runtime_error("dataset exact/" + name + what);
  };
  for (std::size_t i = 0; i < moments.count.size(); ++i) {
    const std::int64_t count = moments.count[i];
    expect(count >= 0 && count <= replicates, "_count counts more replicates than there are, or fewer than none");
    if (moments.minimum.empty())
      expect(moments.sum[i] >= 0 && moments.sum[i] <= count,
             "_sum counts more replicates than there are, or fewer than none");
    else
      expect(count == 0 || moments.minimum[i] <= moments.maximum[i], "_minimum is above its maximum");
    if (histogram.counts.empty()) continue;
    std::int64_t counted = 0;
    for (std::size_t slot = 0; slot < kSlots; ++slot) counted += histogram.counts[i * kSlots + slot];
    expect(counted == count, "_histogram does not count every replicate once");
    expect(histogram.at_minimum[i] <= count && histogram.at_maximum[i] <= count, " has more extremes than replicates");
  }
}

Moments read_moments(hid_t group, const Variable& variable, const std::vector<std::size_t>& shape) {
  Moments moments;
  moments.count = read_exact<std::int64_t>(group, count_name(variable), shape);
  moments.sum = read_exact<std::int64_t>(group, sum_name(variable), shape);
  if (variable.probability) return moments;  // format 1 kept more of it
  const auto words = read_exact<std::uint64_t>(group, sum_of_squares_name(variable), shape, 2);
  for (std::size_t i = 0; i + 1 < words.size(); i += 2)
    moments.sum_of_squares.push_back((static_cast<Int128>(static_cast<std::int64_t>(words[i + 1])) << 64) | words[i]);
  moments.minimum = read_exact<std::int64_t>(group, minimum_name(variable), shape);
  moments.maximum = read_exact<std::int64_t>(group, maximum_name(variable), shape);
  return moments;
}

Ensemble read_ensemble(hid_t scenario_group, const ScenarioResults& scenario) {
  Ensemble ensemble;
  ensemble.replicates = static_cast<std::int64_t>(scenario.last_replicate - scenario.first_replicate);
  const Handle group = open_group(scenario_group, "exact");
  for (const Variable& variable : variables()) {
    Moments& moments = ensemble.moments.emplace_back();
    Histogram& histogram = ensemble.histograms.emplace_back();
    if (!has_link(group, count_name(variable))) continue;
    if (scenario.expected.values[ensemble.moments.size() - 1].empty())
      throw std::runtime_error("dataset " + count_name(variable) + " counts what expected has no values of");
    const std::vector<std::size_t> shape = scenario.shape(variable);
    moments = read_moments(group, variable, shape);
    if (has_link(group, histogram_name(variable))) {
      histogram.counts = read_exact<std::uint32_t>(group, histogram_name(variable), shape, kSlots);
      histogram.at_minimum = read_exact<std::uint32_t>(group, at_minimum_name(variable), shape);
      histogram.at_maximum = read_exact<std::uint32_t>(group, at_maximum_name(variable), shape);
    }
    check_counts(std::string(variable.id), moments, histogram, ensemble.replicates);
  }
  return ensemble;
}

RecordTable read_table(hid_t parent, const std::string& name) {
  const Handle group = open_group(parent, name);
  const std::string key = hdf5::read_text(group, "key");
  RecordTable table{name, {}};
  for (const std::string& column : in_order_of_creation(group))
    table.columns.push_back(read_coordinate(group, column, key));
  check_table(table);
  return table;
}

/// Parts of cases by digest, each read once however many scenarios share it.
class Parts {
 public:
  explicit Parts(hid_t file) : file_(file) {}

  std::shared_ptr<const IdentityPart> read(const std::string& digest) {
    auto& part = known_[digest];
    if (!part) part = read_new(digest);
    return part;
  }

 private:
  static constexpr std::uint64_t kMostRows = std::uint64_t{1} << 32;

  std::shared_ptr<const IdentityPart> read_new(const std::string& digest) const {
    const Handle dataset = open_dataset(file_, std::string(kInputsGroup) + "/" + digest);
    const std::vector<std::string> names = hdf5::read_texts(dataset, "columns");
    const std::vector<std::string> digests = hdf5::read_texts(dataset, "column_digests");
    const std::vector<std::uint64_t> bytes = hdf5::read_integers(dataset, "column_bytes");
    auto part = std::make_shared<IdentityPart>();
    part->name = hdf5::read_text(dataset, "part");
    part->digest = digest;
    part->rows = static_cast<std::uint64_t>(hdf5::read_integer(dataset, "rows"));
    part->read_by_simulation = hdf5::read_integer(dataset, "read_by_simulation") != 0;
    part->values = read_vector<std::uint8_t>(file_, std::string(kInputsGroup) + "/" + digest);
    std::size_t left = part->values.size();
    bool fits = names.size() == digests.size() && names.size() == bytes.size() && part->rows < kMostRows;
    for (std::size_t c = 0; fits && c < names.size(); ++c) {
      part->columns.push_back({names[c], digests[c], bytes[c]});
      fits = !part->has_values() || bytes[c] <= left;
      left -= part->has_values() && fits ? bytes[c] : 0;
    }
    if (!fits || left > 0)
      throw std::runtime_error("part " + part->name + " of a case has another size than its columns");
    return part;
  }

  hid_t file_;
  std::map<std::string, std::shared_ptr<const IdentityPart>> known_;
};

Identity read_identity(hid_t scenario_group, Parts& parts) {
  Identity identity;
  if (!hdf5::has_attribute(scenario_group, "identity")) return identity;  // format 1.0
  identity.digest = hdf5::read_text(scenario_group, "identity");
  identity.other_digest = hdf5::read_text(scenario_group, "other_tables_digest");
  for (const std::string& digest : hdf5::read_texts(scenario_group, "identity_parts"))
    identity.parts.push_back(parts.read(digest));
  return identity;
}

ScenarioResults read_scenario(hid_t scenarios, const std::string& name, Parts& parts, Reading reading) {
  const Handle group = open_group(scenarios, name);
  ScenarioResults scenario;
  scenario.name = name;
  scenario.title_zh = optional_text(group, "title_zh");
  scenario.title_en = optional_text(group, "title_en");
  scenario.learn_zh = optional_text(group, "learn_zh");
  scenario.learn_en = optional_text(group, "learn_en");
  scenario.identity = read_identity(group, parts);
  for (const char* attribute : {"case", "scenario"}) read_json(group, attribute);
  scenario.case_json = hdf5::read_text(group, "case");
  scenario.scenario_json = hdf5::read_text(group, "scenario");
  std::tie(scenario.first_replicate, scenario.last_replicate) = read_range(group, "replicate_range");
  if (reading == Reading::head) return scenario;
  read_expected(group, scenario);
  check_values(scenario);
  if (has_link(group, "exact")) scenario.ensemble = read_ensemble(group, scenario);
  for (const std::string& child : hdf5::children(group, H5O_TYPE_GROUP))
    if (hdf5::has_attribute(open_group(group, child), "key")) scenario.tables.push_back(read_table(group, child));
  return scenario;
}

/// Differences of every variable that the group has, each [scenarios or pairs x year x area x ...].
std::vector<Differences> read_differences(hid_t group, std::size_t count, std::size_t areas,
                                          const ScenarioResults& like, std::int64_t replicates) {
  std::vector<Differences> all;
  for (const Variable& variable : variables()) {
    Differences& differences = all.emplace_back();
    if (!has_link(group, count_name(variable))) continue;
    std::vector<std::size_t> shape = like.shape(variable);
    shape.insert(shape.begin(), count);
    shape.at(2) = areas;
    differences = {read_moments(group, variable, shape), read_exact<std::int64_t>(group, above_name(variable), shape),
                   read_exact<std::int64_t>(group, equal_name(variable), shape)};
    check_counts(std::string(variable.id), differences.moments, {}, replicates);
    for (std::size_t i = 0; i < differences.above.size(); ++i)
      if (differences.above[i] < 0 || differences.equal[i] < 0 ||
          differences.above[i] + differences.equal[i] > differences.moments.count[i])
        throw std::runtime_error("dataset " + above_name(variable) + " counts more replicates than there are");
  }
  return all;
}

std::optional<ComparedScenarios> read_comparison(hid_t file, const Results& results) {
  const std::string name(kComparisonsGroup);
  if (!has_link(file, name)) return std::nullopt;
  const Handle group = open_group(file, name);
  const auto [first_replicate, last_replicate] = read_range(group, "replicate_range");
  ComparedScenarios compared{hdf5::read_texts(group, "scenarios"), first_replicate, last_replicate, {}};
  for (const std::string& scenario : compared.scenarios)
    if (results.scenario(scenario) == nullptr)
      throw std::runtime_error("group " + name + " compares scenario " + scenario + ", which the file does not hold");
  const ScenarioResults& first = *results.scenario(compared.scenarios.at(0));
  Comparison& sums = compared.sums;
  sums.scenarios = compared.scenarios.size();
  sums.replicates = static_cast<std::int64_t>(last_replicate - first_replicate);
  sums.with_first = read_differences(open_group(group, std::string(kWithFirst)), sums.scenarios - 1,
                                     first.texts("area").size(), first, sums.replicates);
  sums.among_others.resize(variables().size());
  if (const std::string others(kAmongOthers); has_link(group, others))
    sums.among_others = read_differences(open_group(group, others), pairs_of(sums.scenarios),
                                         first.topmost_areas().size(), first, sums.replicates);
  return compared;
}

/// Faults of one scenario say which.
ScenarioResults read_named_scenario(hid_t scenarios, const std::string& name, Parts& parts, Reading reading) {
  try {
    return read_scenario(scenarios, name, parts, reading);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error("scenario " + name + ": " + error.what());
  }
}

Provenance read_provenance(hid_t file) {
  const Handle group = open_group(file, "/provenance");
  Provenance provenance;
  provenance.engine_version = optional_text(group, "engine_version");
  provenance.source_revision = optional_text(group, "source_revision");
  provenance.host = optional_text(group, "host");
  provenance.time_utc = optional_text(group, "time_utc");
  provenance.compiler = optional_text(group, "compiler");
  provenance.build_type = optional_text(group, "build_type");
  provenance.x86_level = optional_text(group, "x86_level");
  provenance.lanes = static_cast<int>(hdf5::read_integer(group, "lanes"));
  provenance.threads = static_cast<int>(hdf5::read_integer(group, "threads"));
  provenance.elapsed_seconds = hdf5::read_number(group, "elapsed_seconds");
  return provenance;
}

void verify_values(hid_t file, const std::string& path, const std::string& written) {
  const std::string now = digest_of_values(file);
  if (now != written)
    throw ResultsError(Bilingual{
        fmt::format("{}: is damaged or was changed: its values have digest {}, those that were written had {}", path,
                    now.substr(0, 12), written.substr(0, 12)),
        fmt::format("{}：文件已损坏或被改动：现有数值的摘要为 {}，写入时为 {}", path, now.substr(0, 12),
                    written.substr(0, 12))});
}

}  // namespace

Results read_results(const std::string& path, Reading reading) {
  const FileChecksum checksum = reading == Reading::unverified ? FileChecksum::absent : check_file(path);
  if (checksum == FileChecksum::wrong)
    throw ResultsError(Bilingual{path + ": is damaged or was changed: its bytes are not those that were written",
                                 path + "：文件已损坏或被改动：其内容不是写入时的内容"});
  return with_file(path, [&](hid_t file) {
    Results results;
    results.format_version = check_version(file, path);
    results.results_digest = hdf5::read_text(file, kResultsDigest);
    results.case_name = hdf5::read_text(file, "case_name");
    results.random_scheme = hdf5::read_text(file, "random_scheme");
    const std::vector<std::uint64_t> seed = hdf5::read_integers(file, "seed");
    if (seed.size() != 1) throw std::runtime_error("attribute seed is not one number");
    results.seed = seed.front();
    results.results_revision = hdf5::has_attribute(file, "results_revision")
                                   ? static_cast<int>(hdf5::read_integer(file, "results_revision"))
                                   : 0;
    std::tie(results.first_replicate, results.requested_last_replicate) =
        read_range(file, "replicates_requested_range");
    results.synthetic_inputs = hdf5::read_integer(file, "synthetic_inputs") != 0;
    results.flags = hdf5::read_texts(file, "flags");
    const nlohmann::json inputs = read_json(file, "inputs_sha256");
    for (const auto& [name, digest] : inputs.items()) results.inputs.push_back({name, digest.get<std::string>()});
    const Handle scenarios = open_group(file, "/scenarios");
    Parts parts(file);
    for (const std::string& name : hdf5::read_texts(file, "scenario_names")) {
      if (results.scenario(name)) throw std::runtime_error("scenario " + name + " is named twice");
      results.scenarios.push_back(read_named_scenario(scenarios, name, parts, reading));
    }
    if (results.scenarios.empty()) throw std::runtime_error("it holds no scenario");
    if (reading != Reading::head) results.comparison = read_comparison(file, results);
    results.provenance = read_provenance(file);
    if (reading == Reading::verified && checksum == FileChecksum::absent) {
      verify_attributes(file, results.format_version);
      verify_values(file, path, results.results_digest);
    }
    return results;
  });
}

std::string recompute_results_digest(const std::string& path) {
  return with_file(path, [&](hid_t file) {
    verify_attributes(file, check_version(file, path));
    return digest_of_values(file);
  });
}

}  // namespace xuewei
