#include "io/results/describe.hpp"

#include <algorithm>

#include "engine/adjustment/potential_sites.hpp"
#include "io/case/choices.hpp"
#include "io/results/coordinates.hpp"
#include "io/results/digest.hpp"

namespace xuewei {
namespace {

template <class Row, class Get>
Coordinate column(const std::vector<Row>& rows, const char* key, const char* name, const char* units,
                  const char* long_name, const char* long_name_zh, Get get) {
  std::vector<std::decay_t<decltype(get(rows.front()))>> values;
  for (const Row& row : rows) values.push_back(get(row));
  return {name, key, units, long_name, long_name_zh, std::move(values)};
}

template <class Enumeration>
std::string name_of(Enumeration value) {
  return std::string(choices_of<Enumeration>()[static_cast<std::size_t>(value)].name);
}

RecordTable programmes_table_of(const Case& input) {
  const auto add = [&](const char* name, const char* units, const char* en, const char* zh, auto get) {
    return column(input.programmes, "programme", name, units, en, zh, get);
  };
  using Row = const ProgrammeRow&;
  return {
      "programmes",
      {add("programme", "1", "programme code", "工程代码", [](Row row) { return row.programme; }),
       add("name", "1", "programme name", "工程名称", [](Row row) { return row.name; }),
       add("name_en", "1", "programme name in English", "工程英文名称", [](Row row) { return row.name_en; }),
       add("money_yuan", "yuan", "money of the programme", "总投资", [](Row row) { return row.money_yuan; }),
       add("floor_area_m2", "m2", "floor area of the programme", "校舍建筑面积",
           [](Row row) { return row.floor_area_m2; }),
       add("grounds_m2", "m2", "grounds of the programme", "运动场地面积", [](Row row) { return row.grounds_m2; }),
       add("project_count", "1", "number of project schools", "项目学校数", [](Row row) { return row.projects; }),
       add("basis", "1", "published, estimated or synthetic", "数据依据", [](Row row) { return name_of(row.basis); })}};
}

RecordTable projects_table_of(const Case& input) {
  const auto add = [&](const char* name, const char* units, const char* en, const char* zh, auto get) {
    return column(input.projects, "project", name, units, en, zh, get);
  };
  using Row = const ProjectRow&;
  const bool built = input.parameters.programmes_build;
  const int slip = input.parameters.programme_slip_years;
  return {
      "projects",
      {add("project", "1", "project code", "项目编号", [](Row row) { return row.project; }),
       add("programme", "1", "programme code", "工程代码", [](Row row) { return row.programme; }),
       add("school_code", "1", "school code, empty for a project without a site", "学校标识码",
           [](Row row) { return row.school_code; }),
       add("stage", "1", "stage", "学段", [](Row row) { return row.stage; }),
       add("kind", "1", "new_site, extension, renewal or equipment", "性质", [](Row row) { return name_of(row.kind); }),
       add("floor_added_m2", "m2", "floor area added", "新增建筑面积", [](Row row) { return row.floor_added_m2; }),
       add("floor_demolished_m2", "m2", "floor area demolished", "拆除建筑面积",
           [](Row row) { return row.floor_demolished_m2; }),
       add("classrooms_added", "classrooms", "classrooms added", "新增教室",
           [](Row row) { return row.classrooms_added; }),
       add("beds_added", "beds", "beds added", "新增床位", [](Row row) { return row.beds_added; }),
       add("grounds_m2", "m2", "grounds added", "新增运动场地", [](Row row) { return row.grounds_m2; }),
       add("money_yuan", "yuan", "money", "投资", [](Row row) { return row.money_yuan; }),
       add("money_from_year", "year", "first fiscal year of spending in this scenario", "支出起始年",
           [&](Row row) { return static_cast<std::int32_t>(row.money_from_year + slip); }),
       add("money_to_year", "year", "last fiscal year of spending in this scenario", "支出结束年",
           [&](Row row) { return static_cast<std::int32_t>(row.money_to_year + slip); }),
       add("planned_opening_year", "year", "planned to open on 1 September of this year", "计划投用年份",
           [](Row row) { return static_cast<std::int32_t>(row.opening_year); }),
       add("opening_year", "year", "opens on 1 September of this year in this scenario", "投用年份",
           [&](Row row) { return static_cast<std::int32_t>(row.opening_year + slip); }),
       add("built", "1", "1: built in this scenario, 0: not", "是否建设",
           [&](Row) { return static_cast<std::int32_t>(built); }),
       add("basis", "1", "published, estimated or synthetic", "数据依据", [](Row row) { return name_of(row.basis); })}};
}

void add_flag(Results& results, const std::string& flag) {
  if (std::find(results.flags.begin(), results.flags.end(), flag) == results.flags.end()) results.flags.push_back(flag);
}

}  // namespace

ScenarioResults describe_scenario(const LoadedCase& loaded, const Model& model) {
  ScenarioResults scenario;
  scenario.name = loaded.scenario_name;
  scenario.title_zh = loaded.scenario_title_zh;
  scenario.title_en = loaded.scenario_title_en;
  scenario.learn_zh = loaded.scenario_learn_zh;
  scenario.learn_en = loaded.scenario_learn_en;
  scenario.case_json = loaded.case_json;
  scenario.scenario_json = loaded.scenario_json;
  scenario.model_digest = model_digest(model);
  scenario.coordinates = make_coordinates(model, with_potential_sites(loaded.data));
  if (!loaded.data.programmes.empty()) scenario.tables.push_back(programmes_table_of(loaded.data));
  if (!loaded.data.projects.empty()) scenario.tables.push_back(projects_table_of(loaded.data));
  return scenario;
}

void add_case(const LoadedCase& loaded, Results& results) {
  results.case_name = loaded.data.name;
  results.synthetic_inputs = results.synthetic_inputs || loaded.synthetic;
  for (const InputFile& input : loaded.inputs) {
    const bool known = std::any_of(results.inputs.begin(), results.inputs.end(),
                                   [&](const InputFile& file) { return file.path == input.path; });
    if (!known) results.inputs.push_back(input);
  }
  const std::string& census = loaded.data.population_settings.census_date;
  if (!census.ends_with("-12-31")) add_flag(results, "census_carried_unshifted: " + census);
  if (loaded.synthetic) add_flag(results, "synthetic_inputs");
}

}  // namespace xuewei
