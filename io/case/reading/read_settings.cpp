#include "io/case/reading/read_settings.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "io/case/reading/json_text.hpp"
#include "io/case/reading/nearest.hpp"

namespace xuewei {
namespace {

using nlohmann::json;

std::vector<Field<Parameters>> parameters_of(std::string_view group) {
  std::vector<Field<Parameters>> fields;
  std::ranges::copy_if(parameter_fields(), std::back_inserter(fields),
                       [&](const Field<Parameters>& field) { return field.spec.group == group; });
  return fields;
}

std::vector<std::string> names_of_sections(const std::vector<Section>& sections) {
  std::vector<std::string> names;
  for (const Section& section : sections) names.emplace_back(section.name);
  return names;
}

/// A list of objects, each read by the same fields.
template <class Owner>
std::vector<Owner> read_list(const json& list, const std::string& pointer, const std::vector<Field<Owner>>& fields,
                             const Locate& locate, ProblemList& problems) {
  std::vector<Owner> result;
  if (!list.is_array()) {
    problems.add(locate(pointer), "", {"must be a list of objects", "必须是对象的列表"});
    return result;
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string element = fmt::format("{}/{}", pointer, i);
    if (!is_object(list[i], element, locate, problems)) continue;
    check_keys(list[i], element, names_of(fields), locate, problems);
    read_members(list[i], element, fields, result.emplace_back(), locate, problems);
  }
  return result;
}

void read_parameters(const json& groups, Parameters& parameters, const Locate& locate, ProblemList& problems) {
  if (!is_object(groups, "/parameters", locate, problems)) return;
  std::vector<std::string> known = names_of_sections(parameter_groups());
  for (const Field<Parameters>& field : parameter_fields())
    if (groups.contains(std::string(field.spec.name)))
      problems.add(locate("/parameters/" + std::string(field.spec.name)), "",
                   {"parameters stand in groups", "参数须写在分组内"},
                   {fmt::format("move it to /parameters/{}", parameter_path(field)),
                    fmt::format("移到 /parameters/{}", parameter_path(field))});
  json others = groups;
  for (const Field<Parameters>& field : parameter_fields()) others.erase(std::string(field.spec.name));
  check_keys(others, "/parameters", known, locate, problems);
  for (const std::string& group : known) {
    const std::string pointer = "/parameters/" + group;
    if (!groups.contains(group) || !is_object(groups[group], pointer, locate, problems)) continue;
    const auto fields = parameters_of(group);
    check_keys(groups[group], pointer, names_of(fields), locate, problems);
    read_members(groups[group], pointer, fields, parameters, locate, problems);
  }
}

bool inside_case(const std::string& name) {
  return !name.empty() && !name.starts_with('/') && fmt::format("/{}/", name).find("/../") == std::string::npos;
}

TableFiles read_table_files(const json& section, const Locate& locate, ProblemList& problems) {
  TableFiles files;
  if (!is_object(section, "/tables", locate, problems)) return files;
  std::vector<std::string> known;
  for_each_table([&](const auto& table) { known.emplace_back(table.name); });
  check_keys(section, "/tables", known, locate, problems);
  for (const std::string& name : known) {
    if (!section.contains(name)) continue;
    const json& entry = section[name];
    const json list = entry.is_array() ? entry : json::array({entry});
    for (const json& file : list) {
      if (file.is_string() && inside_case(file.get<std::string>())) {
        files[name].push_back(file.get<std::string>());
      } else {
        problems.add(locate("/tables/" + name), file.dump(),
                     {"must be a file name, or a list of file names, inside the case directory",
                      "必须是算例目录内的文件名（或文件名列表）"});
      }
    }
  }
  return files;
}

template <class Owner>
json written(const Owner& owner, const std::vector<Field<Owner>>& fields) {
  json object = json::object();
  for (const Field<Owner>& field : fields) object[std::string(field.spec.name)] = json_from_value(field.get(owner));
  return object;
}

template <class Owner>
json written_list(const std::vector<Owner>& owners, const std::vector<Field<Owner>>& fields) {
  json list = json::array();
  for (const Owner& owner : owners) list.push_back(written(owner, fields));
  return list;
}

}  // namespace

void check_keys(const json& object, const std::string& pointer, const std::vector<std::string>& known,
                const Locate& locate, ProblemList& problems) {
  for (const auto& [key, value] : object.items()) {
    if (key == "comment" || key == "$schema" || std::ranges::find(known, key) != known.end()) continue;
    std::string list;
    for (const std::string& name : known) list += (list.empty() ? "" : ", ") + name;
    problems.add(locate(pointer + "/" + pointer_token(key)), "",
                 {fmt::format("unknown key \"{}\"", key), fmt::format("未知的键“{}”", key)},
                 did_you_mean(key, known, {"known here: " + list, "此处可用：" + list}));
  }
}

void check_format(const json& document, std::string_view format, const Locate& locate, ProblemList& problems) {
  const auto name = document.find("format");
  if (name == document.end() || *name != std::string(format))
    problems.add(locate("/format"), name == document.end() ? "" : name->dump(),
                 {fmt::format("must be \"{}\"", format), fmt::format("必须是“{}”", format)},
                 {"the first line of every file of this kind", "此类文件的首行"});
  const auto version = document.find("format_version");
  if (version == document.end() || *version != case_format_version)
    problems.add(locate("/format_version"), version == document.end() ? "" : version->dump(),
                 {fmt::format("must be {}", case_format_version), fmt::format("必须是 {}", case_format_version)},
                 {fmt::format("this version of xuewei reads format version {}", case_format_version),
                  fmt::format("本版本可读的格式版本为 {}", case_format_version)});
}

bool is_object(const json& part, const std::string& pointer, const Locate& locate, ProblemList& problems) {
  if (part.is_object()) return true;
  problems.add(locate(pointer), "", {"must be an object { ... }", "必须是对象 { ... }"});
  return false;
}

TableFiles read_settings(Draft& draft) {
  const json& document = draft.settings.effective();
  ProblemList& problems = draft.problems;
  const Locate locate = [&](const std::string& pointer) { return draft.settings.at(pointer); };
  if (!is_object(document, "", locate, problems)) return {};

  check_format(document, "xuewei-case", locate, problems);
  std::vector<std::string> known = names_of(case_fields());
  for (const Section& section : case_sections()) known.emplace_back(section.name);
  known.insert(known.end(), {"format", "format_version"});
  check_keys(document, "", known, locate, problems);

  Case& data = draft.data;
  read_members(document, "", case_fields(), data, locate, problems);
  if (const auto found = document.find("population_settings"); found == document.end()) {
    problems.add(
        locate("/population_settings"), "", {"the key is missing", "缺少此键"},
        {"at least census_date, open_age and mortality_measure", "至少写明 census_date、open_age、mortality_measure"});
  } else if (is_object(*found, "/population_settings", locate, problems)) {
    check_keys(*found, "/population_settings", names_of(population_settings_fields()), locate, problems);
    read_members(*found, "/population_settings", population_settings_fields(), data.population_settings, locate,
                 problems);
  }
  if (const auto found = document.find("stages"); found != document.end())
    data.stages = read_list(*found, "/stages", stage_fields(), locate, problems);
  if (const auto found = document.find("parameters"); found != document.end())
    read_parameters(*found, data.parameters, locate, problems);
  if (const auto found = document.find("uncertainty"); found != document.end())
    data.uncertainty = read_list(*found, "/uncertainty", uncertainty_fields(), locate, problems);
  if (const auto found = document.find("luck_factors"); found != document.end())
    data.luck_factors = read_list(*found, "/luck_factors", luck_factor_fields(), locate, problems);
  if (const auto found = document.find("luck_loadings"); found != document.end())
    data.luck_loadings = read_list(*found, "/luck_loadings", luck_loading_fields(), locate, problems);
  if (const auto found = document.find("tables"); found != document.end())
    return read_table_files(*found, locate, problems);
  problems.add(locate("/tables"), "", {"the key is missing", "缺少此键"},
               {"name at least areas and population", "至少给出 areas 与 population"});
  return {};
}

json effective_settings(const Case& data, const TableFiles& files) {
  json document = written(data, case_fields());
  document["format"] = "xuewei-case";
  document["format_version"] = case_format_version;
  document["population_settings"] = written(data.population_settings, population_settings_fields());
  document["stages"] = written_list(data.stages, stage_fields());
  for (const Field<Parameters>& field : parameter_fields())
    document["parameters"][std::string(field.spec.group)][std::string(field.spec.name)] =
        json_from_value(field.get(data.parameters));
  document["uncertainty"] = written_list(data.uncertainty, uncertainty_fields());
  document["luck_factors"] = written_list(data.luck_factors, luck_factor_fields());
  document["luck_loadings"] = written_list(data.luck_loadings, luck_loading_fields());
  document["tables"] = files;
  return document;
}

}  // namespace xuewei
