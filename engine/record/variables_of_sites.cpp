#include "engine/lanes/limits.hpp"
#include "engine/record/variable_kinds.hpp"

namespace xuewei {

void append_site_variables(std::vector<Variable>& list) {
  using enum Axis;
  using namespace variable_kinds;
  // Zones
  list.push_back(plain(
                     "zone_demand", "First-grade seekers by zone", "片区入学需求", "pupils", "seekers of this autumn",
                     {zone, stage}, [](const State& s) { return s.indicators.zone_demand.all(); }, kHead)
                     .headed("Seekers", "入学需求")
                     .only_on_request());
  list.push_back(plain(
                     "zone_unplaced", "First-grade seekers without a place by zone", "片区未安置人数", "pupils",
                     "seekers - placed", {zone, stage}, [](const State& s) { return s.indicators.zone_unplaced.all(); },
                     kHead)
                     .computed_from(Given::schools)
                     .headed("Unplaced", "未安置")
                     .adds_up_to("unplaced")
                     .worse());
  defined_in("docs/methods/placement.md", list);
  // Sites
  list.push_back(plain(
                     "site_enrolment", "Enrolment by site", "分校在校生数", "pupils", "sum over grades", {site},
                     [](const State& s) { return s.indicators.site_enrolment.all(); }, kHead)
                     .headed("Pupils", "在校生数")
                     .adds_up_to("enrolment"));
  defined_in("docs/methods/indicators.md", list);
  list.push_back(plain(
                     "site_boarders", "Pupils beyond the travel limit who board, by site", "分校超距寄宿生", "pupils",
                     "see boarders", {site}, [](const State& s) { return s.enrolment.site_boarders.all(); }, kHead)
                     .adds_up_to("boarders")
                     .only_on_request()
                     .computed_from(Given::travel_limits));
  defined_in("docs/methods/enrolment.md", list);
  list.push_back(plain(
                     "site_places", "Places by site", "分校学位", "places", "classrooms x class size norm", {site},
                     [](const State& s) { return s.estate.places.all(); }, kHead)
                     .headed("Places", "学位")
                     .adds_up_to("places")
                     .only_on_request());
  list.push_back(plain("site_places_opened", "Ledger: places opened by projects this year", "当年项目新增学位",
                       "places", "classrooms opened x class size norm", {site},
                       [](const State& s) { return s.estate.places_opened.all(); }));
  list.push_back(plain("site_places_restandardised", "Ledger: places from a changed class size norm this year",
                       "当年班额标准调整学位", "places", "classrooms x change of norm", {site},
                       [](const State& s) { return s.estate.places_restandardised.all(); }));
  list.push_back(plain("site_places_adjusted", "Ledger: places from mergers, closures, conversions and rules this year",
                       "当年撤并、转用与规则调整学位", "places", "change of classrooms x class size norm", {site},
                       [](const State& s) { return s.estate.places_adjusted.all(); }));
  list.push_back(plain("site_classrooms", "Classrooms by site", "分校教室", "classrooms", "base + opened + adjusted",
                       {site}, [](const State& s) { return s.estate.classrooms.all(); })
                     .headed("Classrooms", "教室"));
  list.push_back(plain("site_floor_area", "Floor area by site", "分校校舍建筑面积", "m2", "base + added - demolished",
                       {site}, [](const State& s) { return s.estate.floor_area_m2.all(); })
                     .headed("Floor area", "校舍建筑面积")
                     .adds_up_to("floor_area"));
  list.push_back(plain("site_beds", "Beds by site", "分校床位", "beds", "base + added", {site}, [](const State& s) {
                   return s.estate.beds.all();
                 }).adds_up_to("beds"));
  list.push_back(plain("childcare_places", "Childcare places made of spare rooms, by site", "分校转设托位", "places",
                       "rooms turned over x places of a childcare room", {site},
                       [](const State& s) { return s.estate.childcare_places.all(); }));
  defined_in("docs/methods/estate.md", list);
  list.push_back(plain(
                     "site_classes", "Classes by site", "分校班数", "classes", "see classes", {site},
                     [](const State& s) { return s.indicators.site_classes.all(); }, kHead)
                     .headed("Classes", "班数")
                     .adds_up_to("classes")
                     .only_on_request());
  defined_in("docs/methods/indicators.md", list);
  list.push_back(plain(
                     "site_staff", "Staff by site", "分校教职工", "persons", "", {site},
                     [](const State& s) { return s.workforce.posting.site_staff.all(); }, kHead)
                     .adds_up_to("staff")
                     .only_on_request()
                     .computed_from(Given::teachers));
  list.push_back(plain(
                     "site_teachers_balance", "Teachers minus teachers required by classes, by site",
                     "分校专任教师余缺（按班级）", "persons",
                     "site staff x (1 - non-teaching share) - classes x teachers per class", {site},
                     [](const State& s) { return s.workforce.posting.site_teachers_gap.all(); }, kHead)
                     .adds_up_to("teachers_balance")
                     .computed_from(Given::teachers));
  defined_in("docs/methods/workforce.md", list);
  list.push_back(plain("site_warning", "Warning level: 0 no school, 1 blue, 2 green, 3 yellow, 4 orange, 5 red",
                       "分校预警等级", "level", "", {site},
                       [](const State& s) { return s.indicators.site_warning.all(); })
                     .headed("Warning (1 blue ... 5 red)", "预警等级（1蓝至5红）")
                     .recomputed());
  list.push_back(event("site_warning_level", "The site has this warning level (1) or not (0)", "分校处于该预警等级",
                       "site_warning = level", {site, warning_level}, {"site_warning"},
                       [](const EventAt& at) { return at.operands[0]; }));
  list.push_back(event("site_red_so_far", "The site was red in this year or an earlier one (1) or not (0)",
                       "分校至当年已出现红色预警", "max over the years so far of site_warning = red", {site},
                       {"site_warning"},
                       [](const EventAt& at) -> Lane { return at_least(at.operands[0], kRedWarning).max(at.before); })
                     .worse()
                     .remembering());
  Variable shortage =
      each_site(
          "site_shortage", "Enrolment exceeds places (1) or not (0)", "分校学位不足", "1", "enrolment > places",
          [](const SiteYear& of) {
            return above(of.state.indicators.site_enrolment[of.site], of.state.estate.places[of.site]);
          },
          1.0)
          .counted()
          .worse();
  shortage.probability = true;
  list.push_back(std::move(shortage));
  defined_in("docs/methods/indicators.md", list);
  const auto money = [&](std::string_view id, std::string_view en, std::string_view zh, std::string_view formula,
                         Axis axis, std::span<const Lane> (*values)(const State&),
                         double quantum) { return plain(id, en, zh, "yuan", formula, {axis}, values, quantum); };
  list.push_back(money(
      "programme_spending", "Programme spending in the fiscal year", "建设工程年度支出",
      "instalments x price x luck, as far as the ceiling reaches", programme,
      [](const State& s) { return s.estate.programme_spending_yuan.all(); }, 1.0));
  list.push_back(money(
      "programme_ceiling", "Programme ceiling of the fiscal year; missing: none", "建设工程年度资金上限",
      "ceiling x ceiling multiplier", programme, [](const State& s) { return s.estate.programme_ceiling_yuan.all(); },
      0.0));
  list.push_back(money(
                     "programme_carried", "Unspent programme money carried into the next fiscal year",
                     "建设工程结转资金", "ceiling + carried - spent", programme,
                     [](const State& s) { return s.estate.programme_carried_yuan.all(); }, 1.0)
                     .only_on_request());
  list.push_back(money(
                     "programme_lapsed", "Unspent programme money lost at the end of the fiscal year",
                     "建设工程失效资金", "ceiling - spent", programme,
                     [](const State& s) { return s.estate.programme_lapsed_yuan.all(); }, 1.0)
                     .worse()
                     .only_on_request());
  list.push_back(money(
                     "project_spending", "Project spending in the fiscal year", "项目年度支出",
                     "see programme_spending", project,
                     [](const State& s) { return s.estate.project_spending_yuan.all(); }, 0.0)
                     .adds_up_to("programme_spending"));
  defined_in("docs/methods/estate.md", list);
  list.push_back(plain(
      "rule_spending", "Money of what a rule decided to build this year", "规则当年决定投资", "yuan",
      "classrooms x yuan per classroom", {rule}, [](const State& s) { return s.adjustment.rule_spending_yuan.all(); },
      1.0));
  list.push_back(plain(
      "rule_places", "Places a rule added less those it took away, in use from this September", "规则当年净增学位",
      "places", "classrooms x class size norm", {rule}, [](const State& s) { return s.adjustment.rule_places.all(); },
      kHead));
  list.push_back(plain(
      "rule_sites", "Sites a rule opened less those it closed on 1 September", "规则当年净增校点", "sites",
      "opened - closed", {rule}, [](const State& s) { return s.adjustment.rule_sites.all(); }, 1.0));
  defined_in("docs/methods/adjustment.md", list);
}

void append_grade_variables(std::vector<Variable>& list) {
  using enum Axis;
  using namespace variable_kinds;
  const auto cell = [](std::string_view id, std::string_view en, std::string_view zh,
                       std::span<const Lane> (*values)(const State&)) {
    return Variable{.id = id,
                    .long_name = en,
                    .long_name_zh = zh,
                    .units = "pupils",
                    .source = Source::cell,
                    .axes = {site, grade},
                    .values = values};
  };
  list.push_back(cell("enrolment_by_grade", "Enrolment by site and grade", "分年级在校生数", [](const State& s) {
                   return s.enrolment.pupils.all();
                 }).adds_up_to("site_enrolment"));
  list.push_back(cell("admitted_by_grade", "Pupils newly admitted by site and grade", "分年级新入学人数",
                      [](const State& s) { return s.enrolment.admitted.all(); }));
  list.push_back(cell("transfers_in_by_grade", "Transfers in by site and grade", "分年级转入", [](const State& s) {
                   return s.enrolment.transfers_in.all();
                 }).computed_from(Given::moves));
  list.push_back(cell("transfers_out_by_grade", "Transfers out by site and grade", "分年级转出", [](const State& s) {
                   return s.enrolment.transfers_out.all();
                 }).computed_from(Given::moves));
  list.push_back(cell("displaced_in_by_grade", "Pupils of merged schools taken over, by the grade of last year",
                      "分年级撤并转入", [](const State& s) { return s.enrolment.displaced_in.all(); }));
  list.push_back(cell("displaced_out_by_grade", "Pupils who left with a merger, by the grade of last year",
                      "分年级撤并转出", [](const State& s) { return s.enrolment.displaced_out.all(); }));
  defined_in("docs/methods/enrolment.md", list);
}

}  // namespace xuewei
