#include "tests/io_case/page.hpp"

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/reading/row_list.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei::testing {
namespace {

/// What may be written: `number in [0, 1]`, `male 男, female 女`, ...
std::string allowed(const ExpectedValue& field) {
  std::string names;
  if (field.choices != nullptr)
    for (const Word& choice : *field.choices)
      names += fmt::format("{}`{}` {}", names.empty() ? "" : ", ", choice.name, choice.zh);
  std::string range;
  if (std::isfinite(field.spec.least)) range = fmt::format(" in [{}, {}]", field.spec.least, field.spec.most);
  switch (field.kind) {
    case Kind::number:
      return "number" + range;
    case Kind::integer:
      return "whole number" + range;
    case Kind::boolean:
      return "`true` or `false`";
    case Kind::choice:
      return names;
    case Kind::choices:
      return "any of " + names;
    case Kind::path:
      return "number, or numbers by year," + range;
    case Kind::numbers:
      return "number or list of numbers" + range;
    default:
      break;
  }
  switch (field.spec.refers) {
    case Refers::area:
      return "code of an area";
    case Refers::leaf_area:
      return "code of a leaf area";
    case Refers::county:
      return "code of an area of level county";
    case Refers::zone:
      return "code of a zone";
    case Refers::stage:
      return "stage";
    case Refers::profile:
      return "name of a profile";
    case Refers::programme:
      return "code of a programme";
    case Refers::school:
      return "code of a school";
    default:
      return "text";
  }
}

std::string if_left_out(const Spec& spec, const Value& standard) {
  if (spec.need == Need::required) return "required";
  const std::string text = text_from_value(standard);
  return text.empty() ? "nothing" : "`" + text + "`";
}

/// Only parameters have luck.
template <class Owner>
bool may_vary(const Field<Owner>&) {
  return false;
}

std::string key_line(const ExpectedValue& field, const Value& standard, bool uncertain) {
  const Spec& spec = field.spec;
  return fmt::format("| `{}` | {} | {} | {} | {} | {}{} | {} |\n", spec.name, spec.zh, allowed(field), spec.unit,
                     if_left_out(spec, standard), spec.doc, uncertain ? " (may be uncertain)" : "", spec.doc_zh);
}

template <class Owner>
std::string keys(const std::vector<Field<Owner>>& fields, const Owner& defaults, std::string_view group = {}) {
  std::string text = "| key | 名称 | value | unit | if left out | meaning | 含义 |\n|---|---|---|---|---|---|---|\n";
  for (const Field<Owner>& field : fields) {
    if (field.spec.group != group) continue;
    text += key_line(expected(field), field.get(defaults), may_vary(field));
  }
  return text;
}

/// The header and first two rows of the table's file in the first example folder that has it.
std::string example(std::string_view table, const std::vector<std::filesystem::path>& examples) {
  for (const std::filesystem::path& folder : examples) {
    std::ifstream file(folder / (std::string(table) + ".csv"));
    std::string text, line;
    for (int row = 0; row < 3 && std::getline(file, line); ++row) text += line + "\n";
    if (!text.empty()) return text;
  }
  throw std::runtime_error("no example of the table " + std::string(table));
}

/// The value that a blank cell stands for, where there is one.
std::string if_blank(const Value& standard) {
  const std::string text = text_from_value(standard);
  const bool none = text.empty() || text == "[]" || text == "0";
  return none ? "" : ": `" + text + "`";
}

/// `fresh` has one row, as it is where nothing was said.
std::string columns(std::string_view doc, std::string_view doc_zh, const RowList& fresh,
                    const std::vector<std::filesystem::path>& examples) {
  std::string text = fmt::format("{}. {}。\n\n", doc, doc_zh);
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  text +=
      "| column | Chinese headings | value | unit | if left out | meaning | 含义 |\n|---|---|---|---|---|---|---|\n";
  std::string key;
  for (std::size_t column = 0; column < fresh.columns.size(); ++column) {
    const Spec& spec = fresh.columns[column].spec;
    const Value standard = fresh.get(0, column);
    std::string headings(spec.zh);
    for (const std::string_view alias : spec.aliases) headings += fmt::format(", {}", alias);
    const std::string missing = spec.need == Need::required ? "required"
                                : spec.need == Need::blankable
                                    ? "may be blank" + if_blank(standard)
                                    : "column may be left out: " + if_left_out(spec, standard);
    text += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", spec.name, headings, allowed(fresh.columns[column]),
                        spec.unit, missing, spec.doc, spec.doc_zh);
    if (spec.key) key += fmt::format("{}`{}`", key.empty() ? "" : ", ", spec.name);
  }
  text += fmt::format("\nKey (no two rows alike; scenarios find rows by it): {}.\n", key);
  text += "\n```csv\n" + example(fresh.name, examples) + "```\n";
  return text;
}

/// What each rule reads beside years, `most_a_year` and `lead_years`.
std::string rules() {
  std::string text = "| rule | 规则 | stage with `entry` | `threshold` | others |\n|---|---|---|---|---|\n";
  for (const RuleKind& kind : kRuleKinds) {
    std::string threshold, others;
    if (!kind.threshold_unit.empty())
      threshold = fmt::format("{}, {} {:.0f}", word_called(units(), kind.threshold_unit).en,
                              kind.threshold_may_be_zero ? "0 to" : "above 0, at most", kind.most_threshold);
    const auto add = [&](bool reads, std::string_view column) {
      if (reads) others += fmt::format("{}`{}`", others.empty() ? "" : ", ", column);
    };
    add(kind.reads_to_stage, "to_stage");
    add(kind.classrooms == RuleKind::Classrooms::must, "classrooms");
    add(kind.reads_yuan_per_classroom, "yuan_per_classroom");
    add(kind.reads_yuan_a_year, "yuan_a_year");
    add(kind.reads_boarding, "boarding");
    if (kind.classrooms == RuleKind::Classrooms::may) others += ", `classrooms` or blank";
    text += fmt::format("| `{}` | {} | {} | {} | {} |\n", name_of(kind.rule), word_of(kind.rule).zh,
                        kind.about ? "`" + name_of(*kind.about) + "`" : "any", threshold, others);
  }
  return text;
}

std::string table_line(std::string_view name, std::string_view zh, std::string_view doc, std::string_view doc_zh) {
  return fmt::format("| [`{}`](#{}) | {} | {} | {} |\n", name, name, zh, doc, doc_zh);
}

std::map<std::string, std::string> parts(const std::vector<std::filesystem::path>& examples) {
  std::map<std::string, std::string> result;
  result["case"] = keys(case_fields(), Case{});
  result["population_settings"] = keys(population_settings_fields(), PopulationSettings{});
  result["stages"] = keys(stage_fields(), StageRow{});
  result["uncertainty"] = keys(uncertainty_fields(), Uncertainty{});
  result["luck_factors"] = keys(luck_factor_fields(), LuckFactor{});
  result["luck_loadings"] = keys(luck_loading_fields(), LuckLoading{});
  result["scenario"] = keys(scenario_fields(), ScenarioHead{});
  for (const Section& group : parameter_groups())
    result["parameters/" + std::string(group.name)] = keys(parameter_fields(), Parameters{}, group.name);
  std::string overview = "| table | 数据表 | what it holds | 内容 |\n|---|---|---|---|\n";
  for_each_table([&]<class Row>(const Table<Row>& table) {
    overview += table_line(table.name, table.zh, table.doc, table.doc_zh);
    std::vector<Row> row(1);
    result["table " + std::string(table.name)] = columns(table.doc, table.doc_zh, RowsOf(table, row), examples);
  });
  result["tables"] = overview;
  result["what rules read"] = rules();
  return result;
}

/// What may vary, as what and for whom.
std::string luck() {
  std::string text = "| number | as | for each (or whatever these lie in) |\n|---|---|---|\n";
  for (const Quantity& quantity : kQuantities) {
    if (quantity.vary == Vary::no) continue;
    std::string entities;
    for (const std::optional<LuckBy>& by : quantity.entities)
      if (by) entities += (entities.empty() ? "" : ", ") + name_of(*by);
    text += fmt::format("| `{}` | {}{} | {} |\n", quantity.name, quantity.vary == Vary::share ? "share" : "factor",
                        quantity.drawn == Drawn::once           ? ", drawn once"
                        : quantity.drawn == Drawn::in_base_year ? ", drawn in the base year"
                                                                : "",
                        entities);
  }
  return text;
}

/// The page with its marked parts replaced; each part stands in it once.
std::string with_parts(const std::string& page, std::map<std::string, std::string> remaining) {
  std::istringstream lines(page);
  std::string line, text;
  while (std::getline(lines, line)) {
    text += line + "\n";
    constexpr std::string_view mark = "<!-- generated: ";
    if (!line.starts_with(mark)) continue;
    const std::string name = line.substr(mark.size(), line.rfind(" -->") - mark.size());
    const auto found = remaining.find(name);
    if (found == remaining.end())
      throw std::runtime_error("no generated part is called " + name + ", or it stands twice");
    text += "\n" + found->second + "\n";
    remaining.erase(found);
    while (line != "<!-- end -->")
      if (!std::getline(lines, line)) throw std::runtime_error("no <!-- end --> after " + name);
    text += line + "\n";
  }
  if (!remaining.empty()) throw std::runtime_error("the page has no place for " + remaining.begin()->first);
  return text;
}

}  // namespace

std::string rewritten_page(const std::string& page, const std::vector<std::filesystem::path>& examples) {
  return with_parts(page, parts(examples));
}

std::string rewritten_luck_page(const std::string& page) { return with_parts(page, {{"what may vary", luck()}}); }

}  // namespace xuewei::testing
