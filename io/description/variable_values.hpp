// A variable of a scenario by its name: what it means, its values, and what stands at each place of its axes, in Chinese
// and English. Values lie as in Expected: years outermost, then the axes in the catalogue's order.
//
//   const VariableValues pupils(scenario, "enrolment");
//   pupils.expected()[pupils.index_of({step, area, stage})]
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "io/description/results.hpp"
#include "io/words/words.hpp"

namespace xuewei {

/// One axis: codes and, where people have another word for them, names.
struct NamedAxis {
  const Coordinate* codes = nullptr;
  const Coordinate* names_zh = nullptr;
  const Coordinate* names_en = nullptr;
  const std::vector<Word>* words = nullptr;  ///< of codes that are names of enumerators or bands

  std::size_t size() const { return codes->size(); }
  /// nullptr if there are none.
  const Coordinate* names(Language language) const { return language == Language::chinese ? names_zh : names_en; }
  /// The name of entry i, in Chinese where the English one is blank; its code where it has no name.
  std::string label(std::size_t i, Language language) const;
};

/// Throws std::out_of_range if the scenario has no such axis.
NamedAxis axis_of(const ScenarioResults& scenario, Axis axis);

/// Whether the scenario holds values of the variable. Throws std::out_of_range for an unknown name.
bool has_values(const ScenarioResults& scenario, std::string_view variable);

class VariableValues {
 public:
  /// Views the scenario, which must outlive it; statistics are taken now. Throws std::out_of_range if the catalogue does not know the name or the
  /// scenario has no values of it.
  VariableValues(const ScenarioResults& scenario, std::string_view variable);
  VariableValues(ScenarioResults&&, std::string_view) = delete;  // it would be gone

  const Variable& variable() const { return *variable_; }
  const std::vector<NamedAxis>& axes() const { return axes_; }  ///< the years first
  std::size_t size() const { return expected_->size(); }

  /// One position per axis, years first; and back. Throws std::out_of_range beyond the end of an axis.
  std::size_t index_of(std::initializer_list<std::size_t> position) const;
  std::vector<std::size_t> position_of(std::size_t index) const;
  /// What stands at value `index` along axis `axis`.
  std::string label(std::size_t index, std::size_t axis, Language language) const;

  const std::vector<double>& expected() const { return *expected_; }
  /// [kStatistics x values] over replicates; empty without an ensemble.
  const std::vector<double>& statistics() const { return statistics_; }
  /// One of kStatistics at value `index`. Throws std::out_of_range without an ensemble or for another name.
  double statistic(std::string_view name, std::size_t index) const;

 private:
  const Variable* variable_;
  const std::vector<double>* expected_;
  std::vector<NamedAxis> axes_;
  std::vector<double> statistics_;
};

}  // namespace xuewei
