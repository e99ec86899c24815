// What is said about one value of a case, wherever it is written: name, kind, range, unit, meaning.
//
// A Field<Owner> ties such a description to a member of Case, StageRow, AreaRow, ...; the catalogue (catalogue.hpp) is
// nothing but lists of fields. Parsing, range checks, the effective case, the JSON Schema and the tables of
// docs/formats/case.md all read these lists, so that a value is described in one place only.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "engine/case/case.hpp"
#include "io/words/words.hpp"

namespace xuewei {

enum class Kind { number, integer, boolean, text, choice, path, numbers, choices };

/// A checked value on its way between a file and a Case; monostate: blank. Choices travel by name.
using Value = std::variant<std::monostate, double, std::int64_t, bool, std::string, Path, std::vector<double>,
                           std::vector<std::string>>;

enum class Need {
  required,   ///< must be given
  defaulted,  ///< the key or the whole column may be left out; then the default holds
  blankable,  ///< a cell may also be blank; then the default holds
};

/// What a text value must name.
enum class Refers { nothing, area, leaf_area, county, zone, stage, profile, programme, school };

/// When, or on whom, a row acts as far as this column says it. A row that cannot act in the run is noted
/// (io/case/checks/effect.cpp).
enum class Acts {
  always,
  in_year,      ///< in this year alone, after the base year
  in_base_too,  ///< in this year alone, the base year's step included
  from_year,    ///< from this year on
  to_next_row,  ///< from this year to the next row of its series: the same key otherwise
  until_year,   ///< to the end of this year
  along_years,  ///< a curve over years: linear between the rows of its series, constant outside
  at_age,       ///< on people of this age, the open age the last
  at_stage      ///< on the schools of this stage
};

struct Spec {
  std::string_view name = {};
  std::string_view zh = {};  ///< Chinese label; heading alias in tables
  std::string_view unit = {};
  std::string_view doc = {};
  std::string_view doc_zh = {};
  Need need = Need::defaulted;
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool key = false;  ///< part of the table's key
  Refers refers = Refers::nothing;
  std::string_view group = {};                 ///< of a parameter: case.json /parameters/<group>/<name>
  std::vector<std::string_view> aliases = {};  ///< further headings
  Acts acts = Acts::always;
};

template <class Owner>
struct Field {
  Spec spec;
  Kind kind = Kind::text;
  const std::vector<Word>* choices = nullptr;  ///< allowed names of a choice
  std::function<void(Owner&, const Value&)> set;
  std::function<Value(const Owner&)> get;

  Field acting(Acts how) const {
    Field field = *this;
    field.spec.acts = how;
    return field;
  }
};

namespace detail {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
struct IsChoices : std::false_type {};
template <class T>
struct IsChoices<std::vector<T>> : std::is_enum<T> {};

template <class T>
constexpr Kind kind_of() {
  if constexpr (IsOptional<T>::value)
    return kind_of<typename T::value_type>();
  else if constexpr (std::is_enum_v<T>)
    return Kind::choice;
  else if constexpr (std::is_same_v<T, bool>)
    return Kind::boolean;
  else if constexpr (std::is_integral_v<T>)
    return Kind::integer;
  else if constexpr (std::is_floating_point_v<T>)
    return Kind::number;
  else if constexpr (std::is_same_v<T, Path>)
    return Kind::path;
  else if constexpr (std::is_same_v<T, std::vector<double>>)
    return Kind::numbers;
  else if constexpr (std::is_same_v<T, std::vector<std::string>> || IsChoices<T>::value)
    return Kind::choices;
  else
    return Kind::text;
}

template <class T>
void assign(T& member, const Value& value) {
  if constexpr (IsOptional<T>::value) {
    assign(member.emplace(), value);
  } else if constexpr (std::is_enum_v<T>) {
    member = static_cast<T>(*word_index(words_of<T>(), std::get<std::string>(value)));
  } else if constexpr (IsChoices<T>::value) {
    member.clear();
    for (const std::string& name : std::get<std::vector<std::string>>(value))
      assign(member.emplace_back(), Value(name));
  } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
    member = static_cast<T>(std::get<std::int64_t>(value));
  } else {
    member = std::get<T>(value);
  }
}

template <class T>
Value value_of(const T& member) {
  if constexpr (IsOptional<T>::value)
    return member ? value_of(*member) : Value{};
  else if constexpr (std::is_enum_v<T>)
    return name_of(member);
  else if constexpr (IsChoices<T>::value) {
    std::vector<std::string> names;
    for (const auto& one : member) names.push_back(std::get<std::string>(value_of(one)));
    return names;
  } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>)
    return static_cast<std::int64_t>(member);
  else
    return member;
}

template <class T>
const std::vector<Word>* choice_list() {
  if constexpr (IsOptional<T>::value || IsChoices<T>::value)
    return choice_list<typename T::value_type>();
  else if constexpr (std::is_enum_v<T>)
    return &words_of<T>();
  else
    return nullptr;
}

}  // namespace detail

/// The field that describes one member; kind and allowed names follow from the member's type.
template <class Owner, class Member>
Field<Owner> field(Member Owner::*member, Spec spec) {
  return {std::move(spec), detail::kind_of<Member>(), detail::choice_list<Member>(),
          [member](Owner& owner, const Value& value) {
            if (std::holds_alternative<std::monostate>(value))
              owner.*member = Owner{}.*member;
            else
              detail::assign(owner.*member, value);
          },
          [member](const Owner& owner) { return detail::value_of(owner.*member); }};
}

}  // namespace xuewei
