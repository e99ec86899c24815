#include "tests/io_case/case_schema.hpp"

#include <cmath>
#include <string>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/reading/read_settings.hpp"
#include "io/case/reading/read_value.hpp"

namespace xuewei::testing {
namespace {

using json = nlohmann::ordered_json;

constexpr const char* draft = "https://json-schema.org/draft/2020-12/schema";

json bounded(const char* type, const Spec& spec) {
  json schema = {{"type", type}};
  if (std::isfinite(spec.least)) schema["minimum"] = spec.least;
  if (std::isfinite(spec.most)) schema["maximum"] = spec.most;
  return schema;
}

json names(const std::vector<Word>& choices) {
  json list = json::array();
  for (const Word& choice : choices) {
    list.push_back(choice.name);
    list.push_back(choice.zh);
    for (const std::string_view alias : choice.aliases) list.push_back(alias);
  }
  return {{"enum", list}};
}

json type_of(const ExpectedValue& field) {
  const json number = bounded("number", field.spec);
  switch (field.kind) {
    case Kind::number:
      return number;
    case Kind::integer:
      return bounded("integer", field.spec);
    case Kind::boolean:
      return {{"type", "boolean"}};
    case Kind::choice:
      return names(*field.choices);
    case Kind::path:
      return {{"oneOf",
               {number,
                {{"type", "object"},
                 {"minProperties", 1},
                 {"patternProperties", {{"^(19|20|21)[0-9]{2}$|^2200$", number}}},
                 {"additionalProperties", false}}}}};
    case Kind::numbers:
      return {
          {"oneOf",
           {number, {{"type", "array"}, {"minItems", field.spec.need == Need::required ? 1 : 0}, {"items", number}}}}};
    case Kind::choices:
      return {{"oneOf", {{{"type", "string"}}, {{"type", "array"}, {"items", names(*field.choices)}}}}};
    default:
      break;
  }
  json text = {{"type", "string"}};
  if (field.kind == Kind::text && field.spec.need == Need::required) text["minLength"] = 1;
  return text;
}

json property(const ExpectedValue& field, bool nullable) {
  const Spec& spec = field.spec;
  json schema = {{"title", spec.zh}};
  std::string unit = spec.unit.empty() ? "" : " [" + std::string(spec.unit) + "]";
  schema["description"] = std::string(spec.doc) + unit + "。" + std::string(spec.doc_zh);
  json type = type_of(field);
  if (nullable) {
    schema["anyOf"] = {type, {{"type", "null"}}};
  } else {
    schema.update(type);
  }
  return schema;
}

json object(json properties, json required, std::string_view title = {}, const std::string& description = {}) {
  properties["comment"] = {{"description", "free text, not read。说明文字，不读取"}};
  json schema = {{"type", "object"}};
  if (!title.empty()) schema["title"] = title;
  if (!description.empty()) schema["description"] = description;
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  return schema;
}

json described(const std::vector<ExpectedValue>& fields, bool patch, std::string_view title = {},
               const std::string& description = {}) {
  json properties = json::object(), required = json::array();
  for (const ExpectedValue& field : fields) {
    properties[std::string(field.spec.name)] = property(field, patch || field.spec.need == Need::blankable);
    if (!patch && field.spec.need == Need::required) required.push_back(field.spec.name);
  }
  return object(std::move(properties), std::move(required), title, description);
}

json described(const Section& section, json schema) {
  json result = {{"title", section.zh}, {"description", std::string(section.doc) + "。" + std::string(section.doc_zh)}};
  result.update(schema);
  return result;
}

template <class Row>
Section head_of(const Table<Row>& table) {
  return {table.name, table.zh, table.doc, table.doc_zh};
}

json parameters(bool patch) {
  json groups = json::object();
  for (const Section& group : parameter_groups()) {
    std::vector<ExpectedValue> fields;
    for (const auto& field : parameter_fields())
      if (field.spec.group == group.name) fields.push_back(expected(field));
    groups[std::string(group.name)] = described(group, described(fields, patch));
  }
  return object(std::move(groups), json::array());
}

json table_files(bool patch) {
  json properties = json::object();
  json options = {{{"type", "string"}, {"minLength", 1}},
                  {{"type", "array"}, {"items", {{"type", "string"}, {"minLength", 1}}}}};
  if (patch) options.push_back({{"type", "null"}});
  const json files = {{"anyOf", options}};
  for_each_table([&](const auto& table) { properties[std::string(table.name)] = described(head_of(table), files); });
  return object(std::move(properties), json::array());
}

/// The body of case.json; as a patch nothing is required and null removes.
json case_properties(bool patch) {
  json properties = json::object();
  for (const auto& field : case_fields()) properties[std::string(field.spec.name)] = property(expected(field), patch);
  for (const Section& section : case_sections()) {
    json schema;
    if (section.name == "population_settings")
      schema = described(expected(population_settings_fields()), patch);
    else if (section.name == "stages")
      schema = {{"type", "array"}, {"items", described(expected(stage_fields()), false)}};
    else if (section.name == "parameters")
      schema = parameters(patch);
    else if (section.name == "uncertainty")
      schema = {{"type", "array"}, {"items", described(expected(uncertainty_fields()), false)}};
    else if (section.name == "luck_factors")
      schema = {{"type", "array"}, {"items", described(expected(luck_factor_fields()), false)}};
    else if (section.name == "luck_loadings")
      schema = {{"type", "array"}, {"items", described(expected(luck_loading_fields()), false)}};
    else
      schema = table_files(patch);
    properties[std::string(section.name)] = described(section, schema);
  }
  return properties;
}

json head(const char* file, const char* title, const char* format, json& properties) {
  properties["$schema"] = {{"type", "string"}};
  properties["format"] = {{"const", format}};
  properties["format_version"] = {{"const", case_format_version}};
  return {{"$schema", draft}, {"$id", file}, {"title", title}};
}

/// Operations on the rows of one table; the columns themselves go to `definitions`, so that each stands once.
json row_operations(const Section& table, const std::vector<ExpectedValue>& fields, json& definitions) {
  json row = json::object(), key = json::object(), required = json::array(), required_key = json::array();
  json& columns = definitions[std::string(table.name)];
  for (const ExpectedValue& column : fields) {
    const std::string name(column.spec.name);
    columns[name] = property(column, column.spec.need == Need::blankable);
    row[name] = {{"$ref", "#/$defs/" + std::string(table.name) + "/" + name}};
    if (column.spec.need == Need::required) required.push_back(name);
    if (!column.spec.key) continue;
    key[name] = row[name];
    if (column.spec.need == Need::required) required_key.push_back(name);
  }
  row["note"] = {{"type", "string"}};
  const auto list = [](json schema) { return json{{"type", "array"}, {"items", std::move(schema)}}; };
  return object({{"remove", list(object(key, required_key))},
                 {"change", list(object(row, required_key))},
                 {"add", list(object(row, required))}},
                json::array(), table.zh, std::string(table.doc) + "。" + std::string(table.doc_zh));
}

}  // namespace

json case_schema() {
  json properties = json::object();
  json schema = head("case.schema.json", "xuewei case.json / 学位算例", "xuewei-case", properties);
  properties.update(case_properties(false));
  json required = {"format", "format_version", "population_settings", "tables"};
  for (const auto& field : case_fields())
    if (field.spec.need == Need::required) required.push_back(field.spec.name);
  schema.update(object(std::move(properties), std::move(required)));
  return schema;
}

json scenario_schema() {
  json properties = json::object();
  json schema = head("scenario.schema.json", "xuewei scenario / 学位情景", "xuewei-scenario", properties);
  json required = {"format", "format_version"};
  for (const auto& field : scenario_fields()) {
    properties[std::string(field.spec.name)] = property(expected(field), false);
    if (field.spec.need == Need::required) required.push_back(field.spec.name);
  }
  json patch = case_properties(true);
  patch.erase("name");
  patch.erase("base_year");
  properties["case"] =
      object(std::move(patch), json::array(), "对 case.json 的修改", "RFC 7396 merge patch on case.json");
  json operations = json::object(), definitions = json::object();
  for_each_table([&](const auto& table) {
    operations[std::string(table.name)] = row_operations(head_of(table), expected(table.columns), definitions);
  });
  properties["tables"] = object(std::move(operations), json::array(), "对数据表的修改", "row operations by key");
  schema.update(object(std::move(properties), std::move(required)));
  schema["$defs"] = std::move(definitions);
  return schema;
}

}  // namespace xuewei::testing
