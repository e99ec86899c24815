// Every value that the catalogue describes, changed in turn.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/reading/read_value.hpp"

namespace xuewei::support {

/// Another value of the field's kind.
inline Value another_value(const ExpectedValue& field, Value value) {
  const bool blank = std::holds_alternative<std::monostate>(value);
  switch (field.kind) {
    case Kind::number:
      return blank ? 1.0 : std::get<double>(value) + 1.0;
    case Kind::integer:
      return blank ? std::int64_t{1} : std::get<std::int64_t>(value) + 1;
    case Kind::boolean:
      return blank || !std::get<bool>(value);
    case Kind::text:
      return blank ? "x" : std::get<std::string>(value) + "x";
    case Kind::choice: {
      const bool has_first = !blank && std::get<std::string>(value) == field.choices->front().name;
      return std::string((*field.choices)[has_first ? 1 : 0].name);
    }
    case Kind::path:
      return Path(std::get<Path>(value).at(0) + 1.0);
    case Kind::numbers:
      std::get<std::vector<double>>(value).push_back(1.0);
      return value;
    case Kind::choices: {
      auto& names = std::get<std::vector<std::string>>(value);
      const std::string name(field.choices->front().name);
      if (std::erase(names, name) == 0) names.push_back(name);
      return value;
    }
  }
  return value;
}

/// The first two rows of every table and list of the case, one where there is none: small, and with everything in it.
inline Case with_few_rows_everywhere(Case input) {
  const auto fill = [](auto& rows) { rows.resize(std::clamp<std::size_t>(rows.size(), 1, 2)); };
  fill(input.stages);
  fill(input.uncertainty);
  fill(input.luck_factors);
  fill(input.luck_loadings);
  for_each_table([&](const auto& table) { fill(input.*table.rows); });
  return input;
}

/// Calls act(part, column, case) for every field, with a copy of `input` in which that one value of the first row of its
/// part is another. Every part must have a row.
using Act = std::function<void(std::string_view part, const std::string& column, const Case& changed)>;
inline void with_every_change(const Case& input, const Act& act) {
  const auto change = [&](std::string_view part, const auto& field, const std::string& column, auto owner_of) {
    Case changed = input;
    auto& owner = owner_of(changed);
    field.set(owner, another_value(expected(field), field.get(owner)));
    act(part, column, changed);
  };
  const auto change_all = [&](std::string_view part, const auto& fields, auto owner_of) {
    for (const auto& field : fields) change(part, field, std::string(field.spec.name), owner_of);
  };
  change_all("case", case_fields(), [](Case& one) -> Case& { return one; });
  change_all("population_settings", population_settings_fields(),
             [](Case& one) -> PopulationSettings& { return one.population_settings; });
  change_all("stages", stage_fields(), [](Case& one) -> StageRow& { return one.stages.front(); });
  for (const Field<Parameters>& field : parameter_fields())
    change("parameters", field, parameter_path(field), [](Case& one) -> Parameters& { return one.parameters; });
  change_all("uncertainty", uncertainty_fields(), [](Case& one) -> Uncertainty& { return one.uncertainty.front(); });
  change_all("luck_factors", luck_factor_fields(), [](Case& one) -> LuckFactor& { return one.luck_factors.front(); });
  change_all("luck_loadings", luck_loading_fields(),
             [](Case& one) -> LuckLoading& { return one.luck_loadings.front(); });
  for_each_table([&](const auto& table) {
    change_all(
        table.name, table.columns, [&](Case & one) -> auto& { return (one.*table.rows).front(); });
  });
}

}  // namespace xuewei::support
