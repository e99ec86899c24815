#include "io/case/reading/scenario.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "io/case/reading/json_text.hpp"
#include "io/case/reading/nearest.hpp"
#include "io/case/reading/read_settings.hpp"

namespace xuewei {
namespace {

using nlohmann::json;

constexpr std::string_view kFolder = "scenarios";
constexpr std::string_view kEnding = ".json";

bool is_path(const std::string& scenario) { return scenario.ends_with(kEnding); }

std::string path_of_name(const std::string& scenario) { return fmt::format("{}/{}{}", kFolder, scenario, kEnding); }

/// The scenario that another one extends, which stands beside it unless it is called by its name.
std::string path_of_extended(const std::string& scenario, const std::string& path_of_other, const FileSource& source) {
  if (!is_path(scenario)) return path_of_name(scenario);
  const std::string path = path_below(folder_of(path_of_other), scenario);
  return path.starts_with('/') ? source.from_outside(path) : path;
}

ScenarioFile read_document(const json& document, std::string file, ProblemList& problems) {
  ScenarioFile result{std::move(file), {}, json::object(), json::object(), document};
  const Locate locate = [&](const std::string& pointer) { return Problem{.file = result.file, .pointer = pointer}; };
  if (!is_object(document, "", locate, problems)) return result;

  check_format(document, "xuewei-scenario", locate, problems);
  std::vector<std::string> known = names_of(scenario_fields());
  known.insert(known.end(), {"format", "format_version", "case", "tables"});
  check_keys(document, "", known, locate, problems);
  read_members(document, "", scenario_fields(), result.head, locate, problems);
  const std::string file_name = file_name_of(result.file), stem = file_name.substr(0, file_name.rfind('.'));
  if (!result.head.name.empty() && result.head.name != stem)
    problems.add(locate("/name"), result.head.name,
                 {fmt::format("must be the file's name, \"{}\"", stem), fmt::format("须与文件名“{}”相同", stem)});
  if (stem.find_first_not_of('.') == std::string::npos)
    problems.add(locate("/name"), result.head.name,
                 {"a name needs a letter or digit: results keep scenarios like files in a folder",
                  "名称须含字母、数字或汉字：结果文件按此名称存放情景"},
                 {"rename the file and the scenario", "请更改文件名与情景名"});
  if (document.contains("case") && is_object(document["case"], "/case", locate, problems)) {
    result.patch = document["case"];
    for (const std::string fixed : {"format", "format_version", "name", "base_year"})
      if (result.patch.contains(fixed))
        problems.add(locate("/case/" + fixed), result.patch[fixed].dump(),
                     {"a scenario cannot change this", "情景不能更改此项"},
                     {"it is part of what the case is; make another case", "这是算例本身的属性，请另建算例"});
  }
  if (document.contains("tables") && is_object(document["tables"], "/tables", locate, problems)) {
    result.tables = document["tables"];
    std::vector<std::string> tables;
    for_each_table([&](const auto& table) { tables.emplace_back(table.name); });
    check_keys(result.tables, "/tables", tables, locate, problems);
  }
  return result;
}

}  // namespace

std::vector<ScenarioFile> read_scenarios(std::string_view scenario, CaseFiles& files, ProblemList& problems) {
  std::vector<ScenarioFile> chain;
  std::string wanted(scenario);
  const FileSource& source = files.source();
  const auto is_case_as_it_stands = [&] {
    return wanted == "baseline" && !source.holds(std::string(kFolder), file_name_of(path_of_name(wanted)));
  };
  if (is_case_as_it_stands()) return chain;
  std::string path = is_path(wanted) ? source.from_outside(wanted) : path_of_name(wanted);

  Problem asked_by{.file = files.name_of(path)};
  while (true) {
    const std::string file = files.name_of(path);
    if (const auto seen = std::ranges::find(chain, file, &ScenarioFile::file); seen != chain.end()) {
      std::string round;
      for (auto step = chain.begin(); step != chain.end(); ++step) round += step->head.name + " -> ";
      problems.add(
          asked_by, wanted,
          {"scenarios extend each other in a circle: " + round + wanted, "情景互相引用成环：" + round + wanted},
          {"one of them must extend nothing", "其中之一不应再引用其他情景"});
      break;
    }
    const auto text = files.read(path);
    if (!text) {
      problems.add(asked_by, wanted,
                   {fmt::format("there is no scenario \"{}\"", wanted), fmt::format("没有情景“{}”", wanted)},
                   did_you_mean(wanted, list_scenarios(source),
                                {"scenarios are files scenarios/NAME.json of the case, or a path ending in .json",
                                 "情景为算例 scenarios/ 下的 NAME.json，或以 .json 结尾的路径"}));
      break;
    }
    const auto document = parse_json(*text, file, problems);
    if (!document) break;
    chain.push_back(read_document(*document, file, problems));
    wanted = chain.back().head.extends;
    if (wanted.empty() || is_case_as_it_stands()) break;
    asked_by = {.file = file, .pointer = "/extends"};
    path = path_of_extended(wanted, path, source);
  }
  std::ranges::reverse(chain);
  return chain;
}

json nested_document(const std::vector<ScenarioFile>& chain) {
  json nested = json::object();
  for (const ScenarioFile& scenario : chain) {
    json document = scenario.document;
    if (!nested.empty()) document["extends"] = nested;
    nested = std::move(document);
  }
  return nested;
}

}  // namespace xuewei
