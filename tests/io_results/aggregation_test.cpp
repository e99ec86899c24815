// What the catalogue says about parts and wholes holds for every variable on a run of the minimal case, read as a
// stranger reads a results file: by the labels of its dimensions.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>

#include "tests/io_results/small_results.hpp"

namespace xuewei::testing {
namespace {

using Position = std::map<Axis, std::size_t>;

class Parts : public ::testing::Test {
 protected:
  const ScenarioResults& run() const { return results_.scenarios.front(); }
  const std::vector<double>& values(std::string_view id) const { return run().expected.values[variable_index(id)]; }

  /// Positions along the axes of value i of a year.
  Position position(const Variable& variable, std::size_t i) const {
    const std::vector<std::size_t> shape = run().shape(variable);
    Position at;
    for (std::size_t axis = variable.axes.size(); axis-- > 0;) {
      at[variable.axes[axis]] = i % shape[axis + 1];
      i /= shape[axis + 1];
    }
    return at;
  }
  std::size_t index(const Variable& variable, const Position& at) const {
    const std::vector<std::size_t> shape = run().shape(variable);
    std::size_t i = 0;
    for (std::size_t axis = 0; axis < variable.axes.size(); ++axis)
      i = i * shape[axis + 1] + at.at(variable.axes[axis]);
    return i;
  }
  std::size_t values_a_year(const Variable& variable) const {
    std::size_t size = 1;
    for (const std::size_t length : run().shape(variable)) size *= length;
    return size / run().steps();
  }
  std::optional<std::size_t> find(const char* coordinate, const std::string& label) const {
    const std::vector<std::string>& labels = run().texts(coordinate);
    const auto found = std::find(labels.begin(), labels.end(), label);
    if (found == labels.end()) return std::nullopt;
    return static_cast<std::size_t>(found - labels.begin());
  }
  /// The areas that have `area` as their parent; totals by residence hold the same children once more.
  std::vector<std::size_t> children(std::size_t area) const {
    std::vector<std::size_t> list;
    for (std::size_t child = 0; child < run().texts("area").size(); ++child)
      if (run().texts("area_parent")[child] == run().texts("area")[area] && !is_residence(child)) list.push_back(child);
    return list;
  }
  bool is_residence(std::size_t area) const { return run().texts("area_level")[area] == "residence"; }

  /// Where a value of `part` counts in its whole: one position for every area at or above it.
  std::vector<Position> wholes(const Variable& whole, const Position& part) const {
    Position at = part;
    const auto belongs = [&](Axis low, Axis high, const char* labels, const char* coordinate) {
      if (part.contains(low) && !part.contains(high)) at[high] = *find(coordinate, run().texts(labels)[part.at(low)]);
    };
    belongs(Axis::site, Axis::stage, "site_stage", "stage");
    belongs(Axis::site, Axis::area, "site_area", "area");
    belongs(Axis::zone, Axis::area, "zone_area", "area");
    belongs(Axis::project, Axis::programme, "project_programme", "programme");
    const bool by_area = std::find(whole.axes.begin(), whole.axes.end(), Axis::area) != whole.axes.end();
    if (part.contains(Axis::area) || !by_area) return {at};
    std::vector<Position> list;
    for (std::optional<std::size_t> area = at[Axis::area]; area;
         area = find("area", run().texts("area_parent")[*area])) {
      at[Axis::area] = *area;
      list.push_back(at);
    }
    return list;
  }

  Results results_ = minimal_results(0, 0);
};

void expect_equal(double found, double expected, std::string_view id, std::size_t step) {
  EXPECT_NEAR(found, expected, 1e-9 * std::max(1.0, std::abs(expected))) << id << ", step " << step;
}

/// Missing throughout, as a variable is that needs what the case does not give.
bool is_not_given(const Variable& variable, const std::vector<double>& values) {
  return variable.needs != Given::always && std::ranges::all_of(values, [](double value) { return std::isnan(value); });
}

TEST_F(Parts, OfAnAreaMakeItAsTheCatalogueSays) {
  std::map<std::string_view, std::size_t> compared;
  for (const Variable& variable : variables()) {
    if (variable.axes.empty() || variable.axes.front() != Axis::area || values(variable.id).empty()) continue;
    if (variable.aggregation != Aggregation::sum && variable.aggregation != Aggregation::count) continue;
    const std::size_t a_year = values_a_year(variable), inner = a_year / run().texts("area").size();
    for (std::size_t step = 0; step < run().steps(); ++step)
      for (std::size_t i = 0; i < a_year; ++i) {
        const std::vector<std::size_t> parts = children(i / inner);
        double sum = 0.0;
        for (const std::size_t child : parts) sum += values(variable.id)[step * a_year + child * inner + i % inner];
        if (parts.empty() || std::isnan(sum)) continue;  // nothing below, or below the level of the variable
        expect_equal(values(variable.id)[step * a_year + i], sum, variable.id, step);
        ++compared[variable.id];
      }
    if (level_of(variable) == Level::area && !is_not_given(variable, values(variable.id))) {
      EXPECT_GT(compared[variable.id], 0u) << variable.id;
    }
  }
  EXPECT_GT(compared["staff"], 0u);
  EXPECT_GT(compared["spending_fell"], 0u);
}

TEST_F(Parts, OfARatioAreSumsOfTheSameAreas) {
  for (const Variable& variable : variables()) {
    EXPECT_EQ(variable.aggregation == Aggregation::ratio_of_sums, variable.source == Source::ratio) << variable.id;
    if (variable.source != Source::ratio) continue;
    for (const std::string_view part : {variable.numerator, variable.denominator}) {
      EXPECT_EQ(variables()[variable_index(part)].aggregation, Aggregation::sum) << variable.id;
      EXPECT_EQ(variables()[variable_index(part)].axes, variable.axes) << variable.id;
    }
    const std::vector<double>&above = values(variable.numerator), &below = values(variable.denominator);
    std::size_t numbers = 0;
    for (std::size_t i = 0; i < values(variable.id).size(); ++i) {
      if (!(below[i] > 0.0)) {
        EXPECT_TRUE(std::isnan(values(variable.id)[i])) << variable.id;
      } else if (!std::isnan(above[i])) {
        expect_equal(values(variable.id)[i], above[i] / below[i], variable.id, i);
        ++numbers;
      }
    }
    EXPECT_GT(numbers, 0u) << variable.id;
  }
}

TEST_F(Parts, AddUpToTheVariableTheyArePartOf) {
  for (const Variable& part : variables()) {
    if (part.part_of.empty() || values(part.id).empty() || is_not_given(part, values(part.id))) continue;
    const Variable& whole = variables()[variable_index(part.part_of)];
    EXPECT_EQ(part.units, whole.units) << part.id;
    EXPECT_EQ(part.aggregation, Aggregation::sum) << part.id;
    const std::size_t parts = values_a_year(part), wholes_a_year = values_a_year(whole);
    std::size_t compared = 0;
    for (std::size_t step = 0; step < run().steps(); ++step) {
      std::vector<double> sums(wholes_a_year, 0.0);
      std::vector<bool> has_parts(wholes_a_year, false);
      for (std::size_t i = 0; i < parts; ++i) {
        const double value = values(part.id)[step * parts + i];
        if (part.source == Source::cell && std::isnan(value)) continue;  // a grade that the site does not teach
        for (const Position& at : wholes(whole, position(part, i))) {
          sums[index(whole, at)] += value;
          has_parts[index(whole, at)] = true;
        }
      }
      for (std::size_t i = 0; i < wholes_a_year; ++i) {
        const double value = values(whole.id)[step * wholes_a_year + i];
        if (!has_parts[i] || std::isnan(sums[i]) || std::isnan(value)) continue;
        expect_equal(sums[i], value, part.id, step);
        ++compared;
      }
    }
    EXPECT_GT(compared, 0u) << part.id;
  }
}

TEST(Catalogue, NamesAPageThatDefinesTheVariable) {
  for (const Variable& variable : variables()) {
    const auto page = std::filesystem::path(XUEWEI_SOURCE_DIR) / variable.definition;
    EXPECT_TRUE(std::filesystem::is_regular_file(page)) << variable.id << ": " << variable.definition;
  }
}

TEST(Catalogue, KnowsTheLevelBelowWhichThereIsNoValue) {
  const auto level = [](std::string_view id) { return level_of(variables()[variable_index(id)]); };
  EXPECT_EQ(level("enrolment"), Level::area);
  EXPECT_EQ(level("class_size"), Level::area);
  EXPECT_EQ(level("gross_enrolment_ratio"), Level::county);
  EXPECT_EQ(level("spending_per_pupil"), Level::county);
  EXPECT_EQ(level("enrolment_by_grade"), Level::site);
  EXPECT_EQ(level("nine_year_progression"), Level::whole);
}

}  // namespace
}  // namespace xuewei::testing
