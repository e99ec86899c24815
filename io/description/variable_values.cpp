#include "io/description/variable_values.hpp"

#include <algorithm>
#include <stdexcept>
#include <type_traits>

namespace xuewei {
namespace {

const Coordinate* find(const ScenarioResults& scenario, std::string_view name) {
  for (const Coordinate& coordinate : scenario.coordinates)
    if (coordinate.name == name) return &coordinate;
  return nullptr;
}

const Coordinate& coordinate_of(const ScenarioResults& scenario, std::string_view name) {
  if (const Coordinate* found = find(scenario, name)) return *found;
  throw std::out_of_range("scenario " + scenario.name + " has no axis `" + std::string(name) + "`");
}

std::string text_of(const Coordinate& coordinate, std::size_t i) {
  return std::visit(
      [i](const auto& list) -> std::string {
        if constexpr (std::is_same_v<std::decay_t<decltype(list)>, std::vector<std::string>>)
          return list.at(i);
        else
          return std::to_string(list.at(i));
      },
      coordinate.values);
}

}  // namespace

std::string NamedAxis::label(std::size_t i, Language language) const {
  const std::string code = text_of(*codes, i);
  if (words) return word_called(*words, code).text().in(language);
  if (!names_zh) return code;
  const std::string name = text_of(*names(language), i);
  return name.empty() ? text_of(*names_zh, i) : name;
}

NamedAxis axis_of(const ScenarioResults& scenario, Axis axis) {
  NamedAxis named{.codes = &coordinate_of(scenario, axis_name(axis))};
  const auto names = [&](const char* zh, const char* en) {
    named.names_zh = find(scenario, zh);
    named.names_en = find(scenario, en);
  };
  switch (axis) {
    case Axis::area:
      names("area_name", "area_name_en");
      break;
    case Axis::stage:
      names("stage_name_zh", "stage_name_en");
      break;
    case Axis::site:
      names("school_name", "school_name");
      break;
    case Axis::zone:
      names("zone_name", "zone_name");
      break;
    case Axis::programme:
      names("programme_name", "programme_name_en");
      break;
    case Axis::sex:
      named.words = &words_of<Sex>();
      break;
    case Axis::channel:
      named.words = &words_of<RecruitmentChannel>();
      break;
    case Axis::class_size_band:
      named.words = &class_size_bands();
      break;
    case Axis::warning_level:
      named.words = &warning_levels();
      break;
    case Axis::school_size_band:
      named.words = &school_size_bands();
      break;
    case Axis::spending_item:
      named.words = &words_of<SpendingItem>();
      break;
    case Axis::government_level:
      named.words = &government_levels();
      break;
    case Axis::grade:
    case Axis::age:
    case Axis::age_on_31_august:
    case Axis::subject:
    case Axis::project:
    case Axis::rule:
      break;
  }
  return named;
}

bool has_values(const ScenarioResults& scenario, std::string_view variable) {
  const std::size_t v = variable_index(variable);
  return v < scenario.expected.values.size() && !scenario.expected.values[v].empty();
}

VariableValues::VariableValues(const ScenarioResults& scenario, std::string_view variable) {
  if (!has_values(scenario, variable))
    throw std::out_of_range("scenario " + scenario.name + " has no values of `" + std::string(variable) + "`");
  const std::size_t v = variable_index(variable);
  variable_ = &variables()[v];
  expected_ = &scenario.expected.values[v];
  axes_.push_back({.codes = &coordinate_of(scenario, "year")});
  for (const Axis axis : variable_->axes) axes_.push_back(axis_of(scenario, axis));
  if (scenario.ensemble && !scenario.ensemble->moments.at(v).count.empty())
    statistics_ = xuewei::statistics(*scenario.ensemble, scenario.expected, v);
}

std::size_t VariableValues::index_of(std::initializer_list<std::size_t> position) const {
  if (position.size() != axes_.size())
    throw std::out_of_range("`" + std::string(variable_->id) + "` has " + std::to_string(axes_.size()) +
                            " axes, the years among them");
  std::size_t index = 0;
  auto axis = axes_.begin();
  for (const std::size_t place : position) {
    const std::size_t size = (axis++)->size();
    if (place >= size)
      throw std::out_of_range("`" + std::string(variable_->id) + "`: " + std::to_string(place) + " of an axis of " +
                              std::to_string(size));
    index = index * size + place;
  }
  return index;
}

std::vector<std::size_t> VariableValues::position_of(std::size_t index) const {
  std::vector<std::size_t> position(axes_.size());
  for (std::size_t axis = axes_.size(); axis-- > 0;) {
    position[axis] = index % axes_[axis].size();
    index /= axes_[axis].size();
  }
  return position;
}

std::string VariableValues::label(std::size_t index, std::size_t axis, Language language) const {
  return axes_.at(axis).label(position_of(index)[axis], language);
}

double VariableValues::statistic(std::string_view name, std::size_t index) const {
  const auto found = std::ranges::find(kStatistics, name, [](const char* one) { return std::string_view(one); });
  if (found == kStatistics.end() || statistics_.empty())
    throw std::out_of_range("`" + std::string(variable_->id) + "` has no statistic `" + std::string(name) + "`");
  return statistics_.at(static_cast<std::size_t>(found - kStatistics.begin()) * size() + index);
}

}  // namespace xuewei
