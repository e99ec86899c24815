#include "io/case/reading/read_value.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/case/reading/nearest.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

using nlohmann::json;

constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_share(const Spec& spec) { return spec.most == 1.0 && spec.unit.starts_with("share"); }

/// Of events per person and year, which statistics often give per thousand.
bool is_rate(const Spec& spec) { return spec.most == 1.0 && spec.unit.ends_with(" per year") && !is_share(spec); }

Bilingual holds(const CharacterAt& hidden) {
  return {fmt::format("holds an invisible character or an unusual space, {} at character {}", hidden.number,
                      hidden.position),
          fmt::format("含看不见的字符或特殊空格：第 {} 个字符 {}", hidden.position, hidden.number)};
}

/// What to write where a text holds something hidden.
Bilingual without_it(std::string_view text) {
  const std::string plain = without_hidden(text);
  return {"type it anew: " + plain, "请重新输入：" + plain};
}

/// A value with the place where it stands and the list its problems go to.
class Check {
 public:
  Check(const ExpectedValue& expected, const Problem& where, ProblemList& problems)
      : spec_(expected.spec), choices_(expected.choices), where_(where), problems_(problems) {}

  std::nullopt_t fail(std::string value, Bilingual rule, Bilingual hint = {}) const {
    problems_.add(where_, std::move(value), std::move(rule), std::move(hint));
    return std::nullopt;
  }

  std::optional<double> number(double value, std::string written) const {
    if (!std::isfinite(value))
      return fail(std::move(written), {"must be a finite number", "必须是有限的数值"},
                  {"NaN and infinity are not values; leave a cell blank only where the column allows it",
                   "NaN、inf 不是数值；仅在允许处留空"});
    if (value >= spec_.least && value <= spec_.most) return value + 0.0;  // -0 is 0
    Bilingual hint;
    if (is_share(spec_) && value > 1.0)
      hint = {fmt::format("a share, not a percentage: 35 % is written 0.35; unit: {}", spec_.unit),
              "写比例而非百分数：35% 写作 0.35"};
    else if (is_rate(spec_) && value > 1.0)
      hint = {
          fmt::format("a rate for one person, not per thousand: 90 per thousand is written 0.09; unit: {}", spec_.unit),
          "写每人每年的率而非千分数：90‰ 写作 0.09"};
    else if (value < 0.0 && spec_.least == 0.0)
      hint = {"a negative number has no meaning here", "此处不应为负数"};
    else if (!spec_.unit.empty())
      hint = {fmt::format("unit: {}", spec_.unit), fmt::format("单位：{}", spec_.unit)};
    return fail(std::move(written), range_rule(spec_), std::move(hint));
  }

  std::optional<std::int64_t> integer(double value, std::string written) const {
    const auto checked = number(value, written);
    if (!checked) return std::nullopt;
    if (*checked != std::floor(*checked) || std::abs(*checked) > 9.0e15)
      return fail(std::move(written), {"must be a whole number", "必须是整数"});
    return static_cast<std::int64_t>(*checked);
  }

  /// A text that names a row, here or elsewhere, holds nothing that nobody sees: two codes that look alike would be two.
  std::optional<std::string> text(std::string written) const {
    if (spec_.key || spec_.refers != Refers::nothing)
      if (const auto hidden = first_hidden(written))
        return fail(with_hidden_shown(written), holds(*hidden), without_it(written));
    return written;
  }

  std::optional<std::string> choice(std::string_view text) const {
    if (const auto index = word_index(*choices_, text)) return std::string((*choices_)[*index].name);
    std::vector<std::string> known;
    std::string labels;
    for (const Word& choice : *choices_) {
      known.emplace_back(choice.name);
      known.emplace_back(choice.zh);
      labels += (labels.empty() ? "" : "、") + std::string(choice.zh);
    }
    return fail(with_hidden_shown(text), {"must be " + list_of_names(*choices_), "必须是下列之一：" + labels},
                did_you_mean(text, known));
  }

 private:
  const Spec& spec_;
  const std::vector<Word>* choices_;
  const Problem& where_;
  ProblemList& problems_;
};

/// Why a cell is not a number, as far as it can be guessed.
Bilingual number_hint(const Spec& spec, std::string_view cell) {
  const auto without = [&](char unwanted) {
    std::string rest;
    std::ranges::copy_if(cell, std::back_inserter(rest), [&](char character) { return character != unwanted; });
    return rest;
  };
  if (cell.ends_with('%') && is_share(spec)) {
    if (const auto percent = plain_number(trimmed(cell.substr(0, cell.size() - 1))))
      return {fmt::format("a share, not a percentage: write {}", shortest(*percent / 100.0)),
              fmt::format("写比例而非百分数：{}", shortest(*percent / 100.0))};
  }
  if (cell.find(',') != std::string_view::npos && plain_number(without(',')))
    return {fmt::format("leave out the thousands separator: {}", without(',')),
            fmt::format("去掉千位分隔符：{}", without(','))};
  if (const auto hidden = first_hidden(cell); hidden && plain_number(without_hidden(cell))) {
    const Bilingual found = holds(*hidden), better = without_it(cell);
    return {found.en + "; " + better.en, found.zh + "；" + better.zh};
  }
  if (cell.starts_with('+') && plain_number(cell.substr(1))) return {"leave out the plus sign", "去掉加号"};
  if (cell == "-" || cell == "--" || cell == "—" || cell == "…" || cell == "/")
    return {"write 0 if none is meant; a dash is not a number", "若为零请写 0；短横不是数字"};
  return {"digits with a point for decimals, without unit", "只写数字，小数用点，不带单位"};
}

std::string kind_name(const json& value) {
  switch (value.type()) {
    case json::value_t::null:
      return "null";
    case json::value_t::object:
      return "an object";
    case json::value_t::array:
      return "a list";
    case json::value_t::string:
      return "text";
    case json::value_t::boolean:
      return "true or false";
    default:
      return "a number";
  }
}

std::string shown(const json& value) {
  const std::string text = value.dump();
  return text.size() > 60 ? text.substr(0, 57) + "..." : text;
}

std::optional<Value> wrong_type(const Check& check, const json& value, Bilingual wanted) {
  Bilingual hint;
  if (value.is_string() && plain_number(value.get<std::string>())) hint = {"leave out the quotes", "去掉引号"};
  return check.fail(shown(value),
                    {fmt::format("must be {}, not {}", wanted.en, kind_name(value)), "必须是" + wanted.zh},
                    std::move(hint));
}

std::optional<Value> path_from_json(const Check& check, const json& value) {
  if (value.is_number()) {
    const auto constant = check.number(value.get<double>(), shown(value));
    return constant ? std::optional<Value>(Path(*constant)) : std::nullopt;
  }
  if (!value.is_object() || value.empty())
    return wrong_type(check, value,
                      {"a number or numbers by year, {\"2020\": 0.34, \"2025\": 0.4}",
                       "一个数，或按年份给出的数 {\"2020\": 0.34, \"2025\": 0.4}"});
  std::vector<std::pair<int, double>> points;  // in order of year: keys of four digits sort as numbers
  for (const auto& [key, entry] : value.items()) {
    const bool digits = key.size() == 4 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    const int year = digits ? std::stoi(key) : 0;
    if (year < 1900 || year > 2200) {
      check.fail(key,
                 {"a path by year has years from 1900 to 2200 as keys", "按年份给出时，键须为 1900 至 2200 的年份"});
    } else if (!entry.is_number()) {
      wrong_type(check, entry, {"a number for each year", "每个年份一个数"});
    } else if (const auto number = check.number(entry.get<double>(), fmt::format("{} in {}", shown(entry), key))) {
      points.emplace_back(year, *number);
    }
  }
  if (points.size() < value.size()) return std::nullopt;
  return Path(std::move(points));
}

std::optional<Value> numbers_from_json(const Check& check, const json& value, bool may_be_empty) {
  std::vector<double> numbers;
  const json list = value.is_array() ? value : json::array({value});
  for (const json& entry : list)
    if (!entry.is_number())
      wrong_type(check, entry, {"a number or a list of numbers", "一个数或一列数"});
    else if (const auto number = check.number(entry.get<double>(), shown(entry)))
      numbers.push_back(*number);
  if (numbers.size() < list.size()) return std::nullopt;
  if (numbers.empty() && !may_be_empty) return check.fail("[]", {"must not be empty", "不得为空"});
  return numbers;
}

std::optional<Value> choices_from_text(const Check& check, std::string_view text) {
  std::vector<std::string> names;
  bool sound = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.find("；"));
    const std::string_view name = trimmed(text.substr(0, end));
    if (!name.empty()) {
      if (const auto found = check.choice(name))
        names.push_back(*found);
      else
        sound = false;
    }
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + (text[end] == ';' ? 1 : std::string_view("；").size()));
  }
  if (!sound) return std::nullopt;
  return names;
}

/// A list of names, as in `flags` of a table a text with semicolons.
std::optional<Value> choices_from_json(const Check& check, const json& value) {
  if (value.is_string()) return choices_from_text(check, value.get<std::string>());
  std::vector<std::string> names;
  const json list = value.is_array() ? value : json::array({value});
  for (const json& entry : list)
    if (!entry.is_string())
      wrong_type(check, entry, {"a name or a list of names", "一个名称或一列名称"});
    else if (const auto found = check.choice(entry.get<std::string>()))
      names.push_back(*found);
  if (names.size() < list.size()) return std::nullopt;
  return names;
}

template <class T>
std::optional<Value> as_value(std::optional<T> found) {
  if (!found) return std::nullopt;
  return Value(std::move(*found));
}

}  // namespace

Bilingual range_rule(const Spec& spec) {
  if (spec.least > -infinity && spec.most < infinity)
    return {fmt::format("must lie in [{}, {}]", spec.least, spec.most),
            fmt::format("必须在 [{}, {}] 之内", spec.least, spec.most)};
  if (spec.least > -infinity)
    return {fmt::format("must be at least {}", spec.least), fmt::format("不得小于 {}", spec.least)};
  if (spec.most < infinity)
    return {fmt::format("must be at most {}", spec.most), fmt::format("不得大于 {}", spec.most)};
  return {};
}

std::optional<Value> value_from_cell(const ExpectedValue& expected, std::string_view cell, const Problem& where,
                                     ProblemList& problems) {
  const Check check(expected, where, problems);
  if (cell.empty()) {
    if (expected.spec.need == Need::blankable) return Value{};
    const bool number = expected.kind == Kind::number || expected.kind == Kind::integer;
    return check.fail(
        "", {"must not be blank", "不得留空"},
        number ? Bilingual{"blank is not zero: write 0 if none is meant", "空白不是零：若为零请写 0"} : Bilingual{});
  }
  const std::string written(cell);
  switch (expected.kind) {
    case Kind::number:
    case Kind::integer: {
      const auto number = plain_number(cell);
      if (!number)
        return check.fail(with_hidden_shown(cell), {"must be a plain number", "必须是数字"},
                          number_hint(expected.spec, cell));
      if (expected.kind == Kind::integer) return as_value(check.integer(*number, written));
      return as_value(check.number(*number, written));
    }
    case Kind::choice:
      return as_value(check.choice(cell));
    case Kind::choices:
      return choices_from_text(check, cell);
    case Kind::boolean:
      if (cell == "true" || cell == "是") return true;
      if (cell == "false" || cell == "否") return false;
      return check.fail(written, {"must be true or false", "必须是“是”或“否”"}, {"or 是, 否", "或 true、false"});
    default:
      return as_value(check.text(written));  // no table column is a path or a list of numbers
  }
}

std::optional<Value> value_from_json(const ExpectedValue& expected, const json& value, const Problem& where,
                                     ProblemList& problems) {
  const Check check(expected, where, problems);
  if (value.is_null() && expected.spec.need == Need::blankable) return Value{};
  switch (expected.kind) {
    case Kind::number:
      if (!value.is_number()) return wrong_type(check, value, {"a number", "数字"});
      return as_value(check.number(value.get<double>(), shown(value)));
    case Kind::integer:
      if (!value.is_number()) return wrong_type(check, value, {"a whole number", "整数"});
      return as_value(check.integer(value.get<double>(), shown(value)));
    case Kind::boolean:
      if (!value.is_boolean()) return wrong_type(check, value, {"true or false", " true 或 false"});
      return value.get<bool>();
    case Kind::path:
      return path_from_json(check, value);
    case Kind::numbers:
      return numbers_from_json(check, value, expected.spec.need != Need::required);
    case Kind::choices:
      return choices_from_json(check, value);
    default:
      break;
  }
  if (!value.is_string()) return wrong_type(check, value, {"text", "文本"});
  const std::string text = value.get<std::string>();
  if (expected.kind == Kind::choice) return as_value(check.choice(text));
  if (text.empty() && expected.spec.need == Need::required)
    return check.fail("\"\"", {"must not be empty", "不得为空"});
  return as_value(check.text(text));
}

json json_from_value(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
  if (const auto* truth = std::get_if<bool>(&value)) return *truth;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return *numbers;
  if (const auto* names = std::get_if<std::vector<std::string>>(&value)) return *names;
  if (const auto* path = std::get_if<Path>(&value)) {
    if (path->points.size() == 1 && path->points.front().first == 0) return path->points.front().second;
    json by_year = json::object();
    for (const auto& [year, number] : path->points) by_year[std::to_string(year)] = number;
    return by_year;
  }
  return nullptr;
}

std::string text_from_value(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return shortest(*number);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (std::holds_alternative<std::monostate>(value)) return "";
  return json_from_value(value).dump();
}

}  // namespace xuewei
