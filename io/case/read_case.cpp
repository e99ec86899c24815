#include "io/case/read_case.hpp"

#include <algorithm>
#include <utility>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/checks/validate.hpp"
#include "io/case/reading/draft.hpp"
#include "io/case/reading/files.hpp"
#include "io/case/reading/json_text.hpp"
#include "io/case/reading/read_settings.hpp"
#include "io/case/reading/read_table.hpp"
#include "io/case/reading/scenario.hpp"

namespace xuewei {
namespace {

using nlohmann::json;

constexpr const char* case_file = "case.json";

json read_case_document(CaseFiles& files) {
  ProblemList problems;
  std::optional<json> document;
  if (const auto text = files.read(case_file)) {
    document = parse_json(*text, case_file, problems);
  } else if (files.source().is_folder("")) {
    problems.add({.file = case_file}, "",
                 {"the case directory has no readable case.json", "算例目录中没有可读的 case.json"},
                 {"every case is a directory with a file case.json", "每个算例是含 case.json 的目录"});
  } else {
    problems.add({.file = files.source().name()}, "", {"is not a directory", "不是目录"},
                 {"give the directory that holds case.json", "请给出 case.json 所在目录"});
  }
  if (!problems.empty()) throw CaseProblems(problems.all());
  return *document;
}

bool any_synthetic_row(const Case& data) {
  bool found = false;
  for_each_table([&](const auto& table) {
    found =
        found || std::ranges::any_of(data.*table.rows, [](const auto& row) { return row.basis == Basis::synthetic; });
  });
  return found;
}

/// One class size norm and one travel limit for each grade, whichever way they were written.
void spread_over_grades(std::vector<StageRow>& stages) {
  for (StageRow& stage : stages)
    for (std::vector<double>* values : {&stage.class_size_norm, &stage.travel_limit_minutes})
      if (values->size() == 1) values->resize(static_cast<std::size_t>(stage.grades), values->front());
}

}  // namespace

LoadedCase read_case(const FileSource& source, std::string_view scenario, const ReadOptions& options) {
  CaseFiles files(source, options.digest);
  Draft draft(Settings(case_file, read_case_document(files)));

  const auto chain = read_scenarios(scenario, files, draft.problems);
  std::vector<RowOperations> operations;
  for (const ScenarioFile& step : chain) {
    draft.settings.patch(step.file, step.patch);
    operations.push_back({step.file, step.tables});
  }

  for (const std::string& table : options.tables_left_out)
    draft.settings.patch(case_file, {{"tables", {{table, nullptr}}}});

  const TableFiles table_files = read_settings(draft);
  spread_over_grades(draft.data.stages);
  read_tables(table_files, operations, files, draft);
  validate(draft);
  if (!draft.problems.empty()) throw CaseProblems(draft.problems.all());

  if (!source.holds("", "SOURCES.md"))
    draft.warnings.add(
        {.file = "SOURCES.md"}, "", {"the file is missing", "缺少此文件"},
        {"say where every figure comes from and how estimates were made", "请说明各数据的来源与估计方法"});

  draft.data.synthetic = draft.data.synthetic || any_synthetic_row(draft.data);
  LoadedCase loaded;
  loaded.case_json = effective_settings(draft.data, table_files).dump();
  loaded.scenario_json = nested_document(chain).dump();
  loaded.inputs = files.inputs();
  loaded.scenario_name = "baseline";
  if (!chain.empty()) {
    const ScenarioHead& head = chain.back().head;
    loaded.scenario_name = head.name;
    loaded.scenario_title_zh = head.title_zh;
    loaded.scenario_title_en = head.title_en;
    loaded.scenario_learn_zh = head.learn_zh;
    loaded.scenario_learn_en = head.learn_en;
  } else {
    loaded.scenario_title_zh = "基准";
    loaded.scenario_title_en = "Baseline";
  }
  loaded.synthetic = draft.data.synthetic;
  loaded.warnings = draft.warnings.all();
  loaded.data = std::move(draft.data);
  return loaded;
}

std::vector<std::string> list_scenarios(const FileSource& source) {
  constexpr std::string_view kEnding = ".json";
  std::vector<std::string> names = {"baseline"};
  for (const std::string& file : source.names("scenarios").value_or(std::vector<std::string>{}))
    if (file.ends_with(kEnding) && file != "baseline.json")
      names.push_back(file.substr(0, file.size() - kEnding.size()));
  std::sort(names.begin() + 1, names.end());
  return names;
}

}  // namespace xuewei
