// Results: everything one `run` found out, as plain arrays with the meaning of their axes. The one form that the
// writer, the reader, `merge`, `export` and the report share; the file that carries it is described in
// docs/formats/results.md.
//
// A Results needs no Model: axes are spelled out in `coordinates`, so that a reader of the file has what a run had.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/model/revision.hpp"
#include "engine/record/comparison.hpp"
#include "engine/record/ensemble.hpp"
#include "engine/record/expected.hpp"
#include "io/case/read_case.hpp"
#include "io/description/identity.hpp"

namespace xuewei {

/// Labels or values along a dimension. The one with the dimension's own name is what the dimension counts.
struct Coordinate {
  std::string name;
  std::string dimension;
  std::string units;
  std::string long_name;
  std::string long_name_zh;
  std::variant<std::vector<std::int32_t>, std::vector<double>, std::vector<std::int64_t>, std::vector<std::string>>
      values;

  std::size_t size() const;
};

/// A table of records: every column has the same length, the first is the key and names the dimension.
struct RecordTable {
  std::string name;
  std::vector<Coordinate> columns;

  std::size_t rows() const { return columns.front().size(); }
  /// Values of a column; these throw std::out_of_range with the name if there is no such column of that type.
  const std::vector<std::string>& texts(std::string_view column) const;
  const std::vector<std::int32_t>& integers(std::string_view column) const;
  const std::vector<std::int64_t>& amounts(std::string_view column) const;
  const std::vector<double>& numbers(std::string_view column) const;
};

struct ScenarioResults {
  std::string name;
  std::string title_zh;
  std::string title_en;
  std::string learn_zh;  ///< what a planner learns from it
  std::string learn_en;
  std::string case_json;      ///< the effective case: defaults, overlays and --until applied
  std::string scenario_json;  ///< the overlay as written, `{}` for the case as it stands
  Identity identity;          ///< what the numbers follow from; not known of a file of format 1.0
  std::vector<Coordinate> coordinates;
  std::vector<RecordTable> tables;
  Expected expected;
  /// Replicates [first, last) are in `ensemble`; equal where there is none.
  std::uint64_t first_replicate = 0;
  std::uint64_t last_replicate = 0;
  std::optional<Ensemble> ensemble;

  bool has_coordinate(std::string_view name_of_coordinate) const;
  /// These throw std::out_of_range with the name if there is no such coordinate of that type.
  const std::vector<std::string>& texts(std::string_view name_of_coordinate) const;
  const std::vector<std::int32_t>& integers(std::string_view name_of_coordinate) const;
  const std::vector<double>& numbers(std::string_view name_of_coordinate) const;
  /// nullptr if there is no such table.
  const RecordTable* table(std::string_view name_of_table) const;
  /// Number of years, the base year included.
  std::size_t steps() const { return integers("year").size(); }
  /// Areas that are part of no other one, as positions along `area`.
  std::vector<std::size_t> topmost_areas() const;
  /// Sizes along `year` and the axes of a variable.
  std::vector<std::size_t> shape(const Variable& variable) const;
};

/// How the file came about. Never part of the digest.
struct Provenance {
  std::string engine_version;
  std::string source_revision;
  std::string host;
  std::string time_utc;
  std::string compiler;
  std::string build_type;
  std::string x86_level;
  int lanes = 0;
  int threads = 0;
  double elapsed_seconds = 0.0;
};

/// Differences between scenarios in replicates [first, last), which the scenarios hold as well.
struct ComparedScenarios {
  std::vector<std::string> scenarios;  ///< names; the others are compared with the first at all areas
  std::uint64_t first_replicate = 0;
  std::uint64_t last_replicate = 0;
  Comparison sums;
};

struct Results {
  std::string case_name;
  std::string random_scheme;
  std::uint64_t seed = 0;
  int results_revision = kResultsRevision;  ///< 0: not known, as of a file of format 1.0
  /// The range that was asked for; a run that was interrupted holds less of it.
  std::uint64_t first_replicate = 0;
  std::uint64_t requested_last_replicate = 0;
  bool synthetic_inputs = false;
  std::vector<std::string> flags;  ///< what a reader must know, e.g. a census carried to 31 December unshifted
  std::vector<InputFile> inputs;
  std::vector<ScenarioResults> scenarios;
  std::optional<ComparedScenarios> comparison;
  Provenance provenance;

  /// As stored in a file that was read.
  std::string format_version;
  std::string results_digest;

  /// End of the range that every scenario holds.
  std::uint64_t last_replicate() const;
  bool complete() const { return last_replicate() == requested_last_replicate; }
  const ScenarioResults* scenario(std::string_view name) const;
};

/// Name of the dimension that an axis of the catalogue becomes.
std::string_view axis_name(Axis axis);

}  // namespace xuewei
