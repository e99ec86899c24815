#include "io/case/reading/scenario.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "io/case/reading/json_text.hpp"
#include "io/case/reading/nearest.hpp"
#include "io/case/reading/read_settings.hpp"

namespace xuewei {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// A name stands for a file of the case; anything ending in .json is a path, relative to `beside`.
fs::path path_of(const std::string& scenario, const fs::path& directory, const fs::path& beside) {
  if (scenario.ends_with(".json")) return beside / scenario;
  return directory / "scenarios" / (scenario + ".json");
}

ScenarioFile read_document(const json& document, std::string file, const fs::path& path, ProblemList& problems) {
  ScenarioFile result{std::move(file), {}, json::object(), json::object(), document};
  const Locate locate = [&](const std::string& pointer) { return Problem{.file = result.file, .pointer = pointer}; };
  if (!is_object(document, "", locate, problems)) return result;

  check_format(document, "xuewei-scenario", locate, problems);
  std::vector<std::string> known = names_of(scenario_fields());
  known.insert(known.end(), {"format", "format_version", "case", "tables"});
  check_keys(document, "", known, locate, problems);
  read_members(document, "", scenario_fields(), result.head, locate, problems);
  if (!result.head.name.empty() && result.head.name != path.stem().string())
    problems.add(locate("/name"), result.head.name,
                 {fmt::format("must be the file's name, \"{}\"", path.stem().string()),
                  fmt::format("须与文件名“{}”相同", path.stem().string())});
  if (document.contains("case") && is_object(document["case"], "/case", locate, problems)) {
    result.patch = document["case"];
    for (const std::string fixed : {"format", "format_version", "name", "base_year"})
      if (result.patch.contains(fixed))
        problems.add(locate("/case/" + fixed), result.patch[fixed].dump(),
                     {"a scenario cannot change this", "情景不能更改此项"},
                     {"it is part of what the case is; make another case", "这是案例本身的属性，请另建案例"});
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
  fs::path path = path_of(wanted, files.directory(), "");
  if (wanted == "baseline" && !fs::exists(path)) return chain;

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
                   did_you_mean(wanted, list_scenarios(files.directory()),
                                {"scenarios are files scenarios/NAME.json of the case, or a path ending in .json",
                                 "情景为案例 scenarios/ 下的 NAME.json，或以 .json 结尾的路径"}));
      break;
    }
    const auto document = parse_json(*text, file, problems);
    if (!document) break;
    chain.push_back(read_document(*document, file, path, problems));
    wanted = chain.back().head.extends;
    if (wanted.empty()) break;
    asked_by = {.file = file, .pointer = "/extends"};
    path = path_of(wanted, files.directory(), path.parent_path());
    if (wanted == "baseline" && !fs::exists(path)) break;
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
