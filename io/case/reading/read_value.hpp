// One value, from a table cell or from JSON, checked against its description. Nothing is returned where a problem was
// reported; a blank cell that may be blank returns the blank value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "io/case/catalogue/field.hpp"
#include "io/problem.hpp"

namespace xuewei {

/// What reading needs to know of a field, whoever owns it.
struct ExpectedValue {
  const Spec& spec;
  Kind kind;
  const std::vector<Word>* choices;
};

template <class Owner>
ExpectedValue expected(const Field<Owner>& field) {
  return {field.spec, field.kind, field.choices};
}

template <class Owner>
std::vector<ExpectedValue> expected(const std::vector<Field<Owner>>& fields) {
  std::vector<ExpectedValue> all;
  for (const Field<Owner>& field : fields) all.push_back(expected(field));
  return all;
}

std::optional<Value> value_from_cell(const ExpectedValue& expected, std::string_view cell, const Problem& where,
                                     ProblemList& problems);
std::optional<Value> value_from_json(const ExpectedValue& expected, const nlohmann::json& json, const Problem& where,
                                     ProblemList& problems);

nlohmann::json json_from_value(const Value& value);
/// As a table cell would hold it; used for keys and messages.
std::string text_from_value(const Value& value);

/// `must lie in [0, 1]`, `must be at least 0`, or empty if any number will do.
Bilingual range_rule(const Spec& spec);

}  // namespace xuewei
