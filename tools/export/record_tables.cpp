#include "io/description/event_words.hpp"
#include "tools/export/columns.hpp"
#include "tools/export/tables.hpp"

namespace xuewei {
namespace {

ExportTable record_table(const ScenarioValues& values, const char* name) {
  ExportTable result;
  const RecordTable* table = values.results().table(name);
  if (table == nullptr) return result;
  for (const Coordinate& from : table->columns)
    result.columns.push_back({from.name, from.long_name, from.long_name_zh, 0, false});
  for (std::size_t i = 0; i < table->rows(); ++i) {
    std::vector<Cell> row;
    for (const Coordinate& from : table->columns) row.push_back(cell_of(from, i));
    result.rows.push_back(std::move(row));
  }
  return result;
}

ExportTable programmes(const ScenarioValues& values) { return record_table(values, "programmes"); }

ExportTable projects(const ScenarioValues& values) { return record_table(values, "projects"); }

ExportTable money(const ScenarioValues& values) {
  ExportTable result;
  result.columns = {kYearColumn,
                    {"programme", "Programme code", "工程代码", 0, true},
                    {"programme_name", "Programme", "工程名称", 0, false},
                    {"ceiling_yuan", "Ceiling (yuan)", "资金上限（元）", 0, false},
                    {"programme_spending", "Spending (yuan)", "支出（元）", 0, false},
                    {"carried_yuan", "Carried over (yuan)", "结转（元）", 0, false},
                    {"lapsed_yuan", "Lapsed (yuan)", "收回（元）", 0, false}};
  const RecordTable* table = values.results().table("money");
  if (table == nullptr) return result;
  const char* const name = values.language() == Language::english ? "programme_name_en" : "programme_name";
  for (std::size_t i = 0; i < table->rows(); ++i) {
    const std::string& programme = table->texts("programme")[i];
    const auto at = values.position("programme", programme);
    std::vector<Cell> row = {static_cast<std::int64_t>(table->integers("year")[i]), programme,
                             at ? values.label(name, *at) : programme};
    for (const char* column : {"ceiling_yuan", "spending_yuan", "carried_yuan", "lapsed_yuan"})
      row.push_back(number_cell(table->numbers(column)[i]));
    result.rows.push_back(std::move(row));
  }
  return result;
}

ExportTable events(const ScenarioValues& values) {
  ExportTable result;
  result.columns = {kYearColumn,
                    {"kind", "Kind", "事件代码", 0, true},
                    kSchoolCodeColumn,
                    kSchoolColumn,
                    {"stage", "Stage id", "学段代码", 0, true},
                    {"stage_name", "Stage", "学段", 0, false},
                    {"county", "County code", "旗县区代码", 0, true},
                    {"county_name", "County", "旗县区", 0, false},
                    {"guard", "Guard", "阻止规则代码", 0, true},
                    {"cause", "Cause", "起因代码", 0, true},
                    {"cause_code", "Project, rule or change", "项目、规则或调整", 0, true},
                    {"other_site", "Other site", "接收校点代码", 0, true},
                    {"classrooms", "Rooms", "教室", 0, false},
                    {"places", "Places", "学位", 0, false},
                    {"pupils", "Pupils moved", "学生", 1, false},
                    {"staff", "Staff moved", "教职工", 1, false},
                    {"event", "What happened", "事件", 0, false}};
  const RecordTable* table = values.results().table("events");
  if (table == nullptr) return result;
  for (std::size_t i = 0; i < table->rows(); ++i) {
    const auto text = [&](const char* column) { return table->texts(column)[i]; };
    const auto area = values.position("area", text("county"));
    const auto stage = values.position("stage", text("stage"));
    std::vector<Cell> row = {static_cast<std::int64_t>(table->integers("year")[i]),
                             text("kind"),
                             text("school_code"),
                             text("school_name"),
                             text("stage"),
                             stage ? values.stage_name(*stage) : "",
                             text("county"),
                             area ? values.area_name(*area) : "",
                             text("guard"),
                             text("cause"),
                             text("cause_code"),
                             text("other_site")};
    for (const char* column : {"classrooms", "places", "pupils", "staff"})
      row.push_back(number_cell(table->numbers(column)[i]));
    row.emplace_back(sentence_of_event(facts_of_event(*table, i), values.language()));
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace

std::vector<TableKind> record_tables() {
  return {{"programmes", {"Building programmes", "建设工程"}, programmes},
          {"projects", {"Projects, as planned and as they went", "建设项目：计划与实施"}, projects},
          {"money", {"Money of programmes by fiscal year", "建设工程分年度资金"}, money},
          {"events", {"What happened to sites and projects, by year", "校点与项目大事记"}, events}};
}

}  // namespace xuewei
