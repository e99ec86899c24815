#include "io/description/run_tables.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "engine/case/planned_projects.hpp"
#include "engine/record/aggregate.hpp"
#include "io/description/record_column.hpp"
#include "io/words/names.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

std::int32_t year_of(const Model& model, std::size_t step) {
  const Calendar& calendar = model.network.calendar;
  return calendar.base_year + calendar.years_per_step * static_cast<std::int32_t>(step);
}

/// Code of a project, or what the rule or the dated change is called.
std::string cause_code(const Case& input, const Event& event) {
  const auto row = static_cast<std::size_t>(event.cause_row);
  if (event.cause_row < 0) return "";
  if (event.cause == Cause::project && row < input.projects.size()) return input.projects[row].project;
  if (event.cause == Cause::rule && row < input.rules.size()) return name_of(input.rules[row].rule);
  if (event.cause == Cause::plan && row < input.network_changes.size())
    return name_of(input.network_changes[row].change);
  return "";
}

double staff_moved(const Model& model, const Expected& expected, const RecordedEvent& recorded) {
  const Event& event = recorded.event;
  if (event.kind != EventKind::merged && event.kind != EventKind::closed) return 0.0;
  const std::vector<double>*staff = values_of(expected, "staff"), *enrolment = values_of(expected, "enrolment");
  if (!event.site.valid() || event.pupils <= 0.0 || staff == nullptr || enrolment == nullptr || recorded.step == 0)
    return 0.0;
  const Network& network = model.network;
  const Site& site = network.sites[event.site.index()];
  const std::size_t node = network.counties[site.county.index()].node.index();
  const std::size_t at =
      ((recorded.step - 1) * network.nodes.size() + node) * network.stages.size() + site.stage.index();
  return (*enrolment)[at] > 0.0 ? event.pupils * (*staff)[at] / (*enrolment)[at] : 0.0;
}

/// What the events of a run say about one project.
struct ProjectStory {
  std::int32_t started = 0;  ///< 0: not by the horizon
  std::int32_t opened = 0;
  double spent_yuan = 0.0;
};

std::vector<ProjectStory> stories_of(const Case& input, const Model& model, const Expected& expected) {
  std::vector<ProjectStory> stories(input.projects.size());
  for (const RecordedEvent& recorded : expected.events) {
    const Event& event = recorded.event;
    const auto row = static_cast<std::size_t>(event.cause_row);
    if (event.cause != Cause::project || event.cause_row < 0 || row >= stories.size()) continue;
    const std::int32_t year = year_of(model, recorded.step);
    if (event.kind == EventKind::project_started) stories[row].started = year;
    if (event.kind == EventKind::project_opened || event.kind == EventKind::converted) stories[row].opened = year;
  }
  if (const std::vector<double>* spending = values_of(expected, "project_spending"))
    for (std::size_t i = 0; i < spending->size(); ++i)
      if (!std::isnan((*spending)[i])) stories[i % stories.size()].spent_yuan += (*spending)[i];
  return stories;
}

}  // namespace

const std::vector<double>* values_of(const Expected& expected, std::string_view variable) {
  const auto found = std::ranges::find(variables(), variable, &Variable::id);
  if (found == variables().end()) return nullptr;
  const std::vector<double>& values = expected.values.at(static_cast<std::size_t>(found - variables().begin()));
  return values.empty() ? nullptr : &values;
}

RecordTable events_table(const Case& input, const Model& model, const Expected& expected) {
  const Network& network = model.network;
  const auto add = [&](const char* name, Label label, auto get) {
    return record_column(expected.events, "event", name, label, get);
  };
  using Row = const RecordedEvent&;
  const auto site_text = [&](SiteId id, auto get) {
    return id.valid() ? std::string(get(network.sites[id.index()])) : std::string();
  };
  const auto code = [](const Site& site) { return site.code; };
  const auto school_code = [](const Site& site) { return site.school_code; };
  const auto school_name = [&](const Site& site) { return school_name_of(network, site); };
  const auto stage = [&](const Site& site) { return network.stages[site.stage.index()].id; };
  const auto county = [&](const Site& site) {
    return network.nodes[network.counties[site.county.index()].node.index()].code;
  };
  RecordTable table{
      "events",
      {add("event", {"1", "number of the event, in order of time", "序号"}, [](Row) { return std::int32_t{0}; }),
       add("year", {"year", "1 September of this year; money: fiscal year", "年份"},
           [&](Row row) { return year_of(model, row.step); }),
       add("kind", {"1", "what happened", "事件"}, [](Row row) { return name_of(row.event.kind); }),
       add("guard", {"1", "rule that forbade it; none for what happened", "阻止的保护性规则"},
           [](Row row) { return name_of(row.event.guard); }),
       add("cause", {"1", "plan (table network_changes), project or rule", "起因"},
           [](Row row) { return name_of(row.event.cause); }),
       add("cause_code", {"1", "project code, name of the rule or kind of dated change", "起因代码"},
           [&](Row row) { return cause_code(input, row.event); }),
       add("cause_row", {"1", "row of its table in the effective case, from 0; -1: none", "起因行号"},
           [](Row row) { return row.event.cause_row; }),
       add("site", {"1", "site code: school code / stage; empty without a site", "校点代码"},
           [&](Row row) { return site_text(row.event.site, code); }),
       add("school_code", kSchoolCodeLabel, [&](Row row) { return site_text(row.event.site, school_code); }),
       add("school_name", kSchoolNameLabel, [&](Row row) { return site_text(row.event.site, school_name); }),
       add("stage", {"1", "stage of the site", "学段"}, [&](Row row) { return site_text(row.event.site, stage); }),
       add("county", {"1", "code of the county of the site", "旗县区代码"},
           [&](Row row) { return site_text(row.event.site, county); }),
       add("other_site", {"1", "site that takes the pupils or the rooms", "接收校点代码"},
           [&](Row row) { return site_text(row.event.other, code); }),
       add("other_school_name", {"1", "its school name", "接收学校名称"},
           [&](Row row) { return site_text(row.event.other, school_name); }),
       add("classrooms", {"classrooms", "rooms added, taken away or turned over", "教室"},
           [](Row row) { return row.event.classrooms; }),
       add("places", {"places", "places of these rooms", "学位"}, [](Row row) { return row.event.places; }),
       add("pupils", {"pupils", "pupils moved; of a refusal: that would have moved", "学生"},
           [](Row row) { return row.event.pupils; }),
       add("staff",
           {"persons", "staff that go with the pupils: their share of the county's staff of the stage",
            "随学生流动的教职工（按学生占比估算）"},
           [&](Row row) { return staff_moved(model, expected, row); })}};
  auto& number = std::get<std::vector<std::int32_t>>(table.columns.front().values);
  for (std::size_t i = 0; i < number.size(); ++i) number[i] = static_cast<std::int32_t>(i);
  return table;
}

RecordTable projects_table_of(const Case& input, const Model& model, const Expected& expected) {
  const std::vector<ProjectStory> stories = stories_of(input, model, expected);
  const auto story = [&](const ProjectRow& row) -> const ProjectStory& {
    return stories[static_cast<std::size_t>(&row - input.projects.data())];
  };
  const auto add = [&](const char* name, Label label, auto get) {
    return record_column(input.projects, "project", name, label, get);
  };
  using Row = const ProjectRow&;
  const auto planned = [&](const ProjectRow& row) { return plan_project(row, input.parameters); };
  return {
      "projects",
      {add("project", {"1", "project code", "项目编号"}, [](Row row) { return row.project; }),
       add("programme", kProgrammeLabel, [](Row row) { return row.programme; }),
       add("school_code", {"1", "school code, empty for a project without a site", "学校标识码"},
           [](Row row) { return row.school_code; }),
       add("stage", {"1", "stage", "学段"}, [](Row row) { return row.stage; }),
       add("kind", {"1", "kind of project", "性质"}, [](Row row) { return name_of(row.kind); }),
       add("to_stage", {"1", "of a conversion: stage that gets the rooms", "改用学段"},
           [](Row row) { return row.to_stage; }),
       add("priority_band", {"1", "1 is paid first when money is short", "优先级"},
           [](Row row) { return static_cast<std::int32_t>(row.priority_band); }),
       add("spending_profile", {"1", "how money is spread over its years", "拨付方式"},
           [](Row row) { return name_of(row.spending_profile); }),
       add("floor_added_m2", {"m2", "floor area added", "新增建筑面积"}, [](Row row) { return row.floor_added_m2; }),
       add("floor_demolished_m2", {"m2", "floor area demolished", "拆除建筑面积"},
           [](Row row) { return row.floor_demolished_m2; }),
       add("classrooms_added", {"classrooms", "classrooms added", "新增教室"},
           [](Row row) { return row.classrooms_added; }),
       add("beds_added", {"beds", "beds added", "新增床位"}, [](Row row) { return row.beds_added; }),
       add("grounds_m2", {"m2", "grounds added", "新增运动场地"}, [](Row row) { return row.grounds_m2; }),
       add("money_yuan", {"yuan", "money", "投资"}, [](Row row) { return row.money_yuan; }),
       add("money_from_year", {"year", "planned first fiscal year of spending in this scenario", "计划支出起始年"},
           [&](Row row) { return static_cast<std::int32_t>(planned(row).money_from_year); }),
       add("money_to_year", {"year", "planned last fiscal year of spending in this scenario", "计划支出结束年"},
           [&](Row row) { return static_cast<std::int32_t>(planned(row).money_to_year); }),
       add("planned_opening_year", {"year", "planned to open on 1 September of this year", "计划投用年份"},
           [](Row row) { return static_cast<std::int32_t>(row.opening_year); }),
       add("started_year", {"year", "fiscal year of the first payment; 0: none by the horizon", "开工年份"},
           [&](Row row) { return story(row).started; }),
       add("opening_year", {"year", "opened on 1 September of this year; 0: not by the horizon", "投用年份"},
           [&](Row row) { return story(row).opened; }),
       add("until_year", {"year", "temporary rooms are taken away on 1 September of this year; 0: never", "拆除年份"},
           [&](Row row) { return static_cast<std::int32_t>(planned(row).until_year); }),
       add("spent_yuan", {"yuan", "spent by the horizon", "期内支出"}, [&](Row row) { return story(row).spent_yuan; }),
       add("built", {"1", "1: built in this scenario, 0: not", "是否建设"},
           [&](Row row) { return static_cast<std::int32_t>(planned(row).is_built); }),
       add("basis", kBasisLabel, [](Row row) { return name_of(row.basis); })}};
}

RecordTable money_table(const Case& input, const Model& model, const Expected& expected) {
  struct Row {
    std::size_t programme = 0;
    std::size_t step = 0;
  };
  std::vector<Row> rows;
  for (std::size_t programme = 0; programme < input.programmes.size(); ++programme)
    for (std::size_t step = 0; step < model.network.calendar.steps; ++step) rows.push_back({programme, step});
  const auto add = [&](const char* name, Label label, auto get) {
    return record_column(rows, "entry", name, label, get);
  };
  const auto value = [&](const char* variable) {
    const std::vector<double>* values = values_of(expected, variable);
    return [&, values](const Row& row) {
      return values == nullptr ? kMissing : (*values)[row.step * input.programmes.size() + row.programme];
    };
  };
  return {"money",
          {add("entry", {"1", "number of the row", "序号"},
               [&](const Row& row) { return static_cast<std::int32_t>(&row - rows.data()); }),
           add("programme", kProgrammeLabel, [&](const Row& row) { return input.programmes[row.programme].programme; }),
           add("year", {"year", "fiscal year", "财政年度"}, [&](const Row& row) { return year_of(model, row.step); }),
           add("ceiling_yuan", {"yuan", "most that may be spent; missing: no ceiling", "资金上限"},
               value("programme_ceiling")),
           add("spending_yuan", {"yuan", "spent", "支出"}, value("programme_spending")),
           add("carried_yuan", {"yuan", "carried over to the next year", "结转"}, value("programme_carried")),
           add("lapsed_yuan", {"yuan", "lapsed", "收回"}, value("programme_lapsed"))}};
}

}  // namespace xuewei
