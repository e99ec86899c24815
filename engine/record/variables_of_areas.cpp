#include "engine/lanes/limits.hpp"
#include "engine/record/variable_kinds.hpp"

namespace xuewei {
namespace {

/// Of an area and stage: its enrolment, unplaced, places and classes.
Lane warning_at(const EventAt& at) {
  return area_warning(at.model.indicators, at.operands[0], at.operands[1], at.operands[2], at.operands[3]);
}

}  // namespace

void append_area_variables(std::vector<Variable>& list) {
  using enum Axis;
  using namespace variable_kinds;
  // Population
  list.push_back({.id = "population",
                  .long_name = "Resident population on 31 December",
                  .long_name_zh = "年末常住人口",
                  .units = "persons",
                  .formula = "cohort component",
                  .source = Source::leaf,
                  .axes = {area, sex, age},
                  .values = [](const State& s) { return s.population.persons.all(); }});
  list.push_back(leaf_only("births", "Births in the calendar year", "出生人口",
                           "sum over ages of fertility x mean women",
                           [](const State& s) { return s.population.births.all(); })
                     .headed("Births"));
  list.push_back(leaf_only("deaths", "Deaths in the calendar year", "死亡人口", "persons who do not survive the step",
                           [](const State& s) { return s.population.deaths.all(); })
                     .headed("Deaths")
                     .worse());
  list.push_back(leaf_only("net_moves", "Net moves from other areas of the case", "区域间净迁入",
                           "arrivals - departures", [](const State& s) { return s.population.net_moves.all(); })
                     .headed("Net moves within the case")
                     .computed_from(Given::moves));
  list.push_back(leaf_only("net_external", "Net migration from outside the case", "外部净迁入", "as it happened",
                           [](const State& s) { return s.population.net_external.all(); })
                     .headed("Net migration from outside")
                     .computed_from(Given::external_migration));
  list.push_back({.id = "children",
                  .long_name = "Children by age on 31 August",
                  .long_name_zh = "学龄人口（8月31日年龄）",
                  .units = "persons",
                  .formula = "w N[x] + (1 - w) N[x+1]",
                  .source = Source::leaf,
                  .axes = {area, age_on_31_august},
                  .quantum = kHead,
                  .on_request = true,
                  .values = [](const State& s) { return s.population.children.all(); }});
  list.push_back(leaf_stage("official_age_children", "Children of the official ages on 31 August", "适龄人口",
                            "persons", "sum of children over the stage's official ages",
                            [](const State& s) { return s.indicators.official_age_children.all(); })
                     .headed("Children"));
  defined_in("docs/methods/population.md", list);
  // Pupils
  list.push_back(leaf_stage("entrants", "Entrants to the first grade", "招生数", "pupils",
                            "admitted to the first grade", [](const State& s) { return s.indicators.entrants.all(); })
                     .computed_from(Given::schools)
                     .headed("Entrants"));
  list.push_back(leaf_stage("enrolment", "Enrolment on 1 September", "在校生数", "pupils", "sum over sites and grades",
                            [](const State& s) { return s.indicators.enrolment.all(); })
                     .computed_from(Given::schools)
                     .headed("Pupils")
                     .for_comparison());
  list.push_back(leaf_stage("graduates", "Graduates of the past school year", "毕业生数", "pupils",
                            "promotion x last grade", [](const State& s) { return s.enrolment.graduates.all(); })
                     .computed_from(Given::schools)
                     .flow());
  list.push_back(leaf_stage("dropouts", "Pupils who left school in the past school year", "辍学人数", "pupils",
                            "dropout share x pupils", [](const State& s) { return s.enrolment.dropouts.all(); })
                     .computed_from(Given::schools)
                     .flow()
                     .worse());
  list.push_back(leaf_stage("pupil_deaths", "Pupils who died in the past school year", "在校生死亡人数", "pupils",
                            "death share x pupils", [](const State& s) { return s.enrolment.deaths.all(); })
                     .computed_from(Given::schools)
                     .flow()
                     .worse()
                     .only_on_request());
  list.push_back(leaf_stage("displaced", "Pupils whose school joined another on 1 September", "因撤并转学人数",
                            "pupils", "pupils of merged sites, where these stood",
                            [](const State& s) { return s.enrolment.displaced.all(); })
                     .computed_from(Given::schools)
                     .flow());
  list.push_back(leaf_stage("unplaced", "Seekers without a place", "未安置人数", "pupils", "seekers - placed",
                            [](const State& s) { return s.enrolment.unplaced.all(); })
                     .computed_from(Given::schools)
                     .scaled("enrolment")
                     .headed("Unplaced", "未安置")
                     .worse()
                     .for_comparison());
  list.push_back(leaf_stage("boarders", "Pupils beyond the travel limit of their grade who board", "超距寄宿生",
                            "pupils", "per site min(beds, pupils beyond the limit in grades that may board)",
                            [](const State& s) { return s.enrolment.boarders.all(); })
                     .scaled("enrolment")
                     .computed_from(Given::travel_limits)
                     .for_comparison());
  list.push_back(leaf_stage("riders", "Pupils beyond the travel limit of their grade who travel every day",
                            "超距走读生", "pupils", "pupils beyond the limit - boarders",
                            [](const State& s) { return s.enrolment.riders.all(); })
                     .scaled("enrolment")
                     .worse()
                     .computed_from(Given::travel_limits)
                     .for_comparison());
  defined_in("docs/methods/enrolment.md", list);
  // Places
  list.push_back(sum_over_sites("places", "Places at the class size norm", "学位", "places",
                                "classrooms x class size norm",
                                [](const SiteYear& of) { return of.state.estate.places[of.site]; })
                     .computed_from(Given::schools)
                     .headed("Places"));
  list.push_back(leaf_stage("places_balance", "Balance of places: supply minus demand, shortage negative",
                            "学位余缺（供给−需求，缺口为负）", "places", "places - enrolment - unplaced",
                            [](const State& s) { return s.indicators.places_balance.all(); })
                     .computed_from(Given::schools)
                     .scaled("places")
                     .headed("Balance (shortage < 0)", "学位余缺（缺口为负）"));
  list.push_back(leaf_stage("places_short", "Places short at crowded sites, and pupils without a place", "学位缺口",
                            "places", "sum over sites max(0, enrolment - places) + unplaced",
                            [](const State& s) { return s.indicators.places_short.all(); })
                     .computed_from(Given::schools)
                     .scaled("places")
                     .headed("Short at crowded schools")
                     .worse()
                     .for_comparison());
  list.push_back(leaf_stage("places_spare", "Places spare at sites that are not full", "学位富余", "places",
                            "sum over sites max(0, places - enrolment)",
                            [](const State& s) { return s.indicators.places_spare.all(); })
                     .computed_from(Given::schools)
                     .scaled("places")
                     .headed("Spare at other schools"));
  list.push_back(event("shortage", "Enrolment and those without a place exceed places (1) or not (0)", "学位不足",
                       "places_balance < 0", {area, stage}, {"places_balance"},
                       [](const EventAt& at) { return above(Lane(-at.operands[0]), 0.0); })
                     .worse());
  list.push_back(ratio("pupils_per_resident_child", "Pupils / resident children of the official ages",
                       "在校生与常住适龄儿童之比", "pupils per child", {area, stage}, "enrolment",
                       "official_age_children"));
  list.push_back(
      ratio("utilisation", "Enrolment / places", "学位利用率", "pupils per place", {area, stage}, "enrolment", "places")
          .headed("Utilisation"));
  list.push_back(sum_over_sites("classes", "Classes", "班数", "classes",
                                "per site the fewest that its grades can form, not more than classrooms, at least 1",
                                [](const SiteYear& of) { return of.state.indicators.site_classes[of.site]; })
                     .computed_from(Given::schools));
  list.push_back(
      ratio("class_size", "Mean class size", "平均班额", "pupils per class", {area, stage}, "enrolment", "classes")
          .headed("Class size"));
  list.push_back({.id = "classes_by_size",
                  .long_name = "Classes by class size",
                  .long_name_zh = "按班额分的班数",
                  .units = "classes",
                  .formula = "see class_size_band",
                  .source = Source::leaf,
                  .axes = {area, stage, class_size_band},
                  .quantum = kHead,
                  .on_request = true,
                  .needs = Given::schools,
                  .values = [](const State& s) { return s.indicators.classes_by_size.all(); },
                  .part_of = "classes"});
  list.push_back(leaf_stage("mixed_classes", "Classes of several grades", "混龄（复式）班数", "classes",
                            "of the classes that the grades of a site form",
                            [](const State& s) { return s.indicators.mixed_classes.all(); })
                     .computed_from(Given::schools));
  const std::vector<std::string_view> warned_by = {"enrolment", "unplaced", "places", "classes"};
  list.push_back(event("area_warning_level", "The area has this warning level (1) or not (0)", "地区处于该预警等级",
                       "see site_warning, of (enrolment + unplaced) / places and enrolment / classes",
                       {area, stage, warning_level}, warned_by, warning_at));
  list.push_back(event("area_red_so_far", "The area was red in this year or an earlier one (1) or not (0)",
                       "地区至当年已出现红色预警", "max over the years so far of area_warning_level at red",
                       {area, stage}, warned_by,
                       [](const EventAt& at) -> Lane { return at_least(warning_at(at), kRedWarning).max(at.before); })
                     .worse()
                     .remembering());
  defined_in("docs/methods/indicators.md", list);
  // Estate
  const auto stock = [&](std::string_view id, std::string_view en, std::string_view zh, std::string_view units,
                         std::span<const Lane> (*values)(const State&)) {
    Variable variable = leaf_stage(id, en, zh, units, "sum over sites", values);
    variable.histogram = false;
    return variable.computed_from(Given::schools);
  };
  list.push_back(stock("floor_area", "Floor area", "校舍建筑面积", "m2", [](const State& s) {
                   return s.estate.leaf_floor_area_m2.all();
                 }).only_on_request());
  list.push_back(stock("grounds", "Grounds", "占地面积", "m2", [](const State& s) {
                   return s.estate.leaf_grounds_m2.all();
                 }).only_on_request());
  list.push_back(stock("beds", "Beds", "寄宿床位", "beds", [](const State& s) {
                   return s.estate.leaf_beds.all();
                 }).only_on_request());
  defined_in("docs/methods/estate.md", list);
  // Ratios of enrolment
  list.push_back(county_stage("ratio_pupils", "Pupils of all stages with the same official ages", "毛入学率分子",
                              "sum of enrolment", [](const State& s) { return s.indicators.county_ratio_pupils.all(); })
                     .computed_from(Given::schools)
                     .only_on_request());
  list.push_back(county_stage("ratio_children", "Children of the official ages on 31 August", "毛入学率分母",
                              "sum of children",
                              [](const State& s) { return s.indicators.county_official_age_children.all(); })
                     .only_on_request());
  list.push_back(ratio("gross_enrolment_ratio", "Gross enrolment ratio", "毛入学率", "1", {area, stage}, "ratio_pupils",
                       "ratio_children")
                     .better());
  list.push_back({.id = "senior_entrants",
                  .long_name = "Entrants to general and vocational senior schools",
                  .long_name_zh = "高中阶段招生数",
                  .units = "pupils",
                  .formula = "sum of entrants",
                  .source = Source::leaf,
                  .axes = {area},
                  .quantum = kHead,
                  .on_request = true,
                  .needs = Given::senior_stages,
                  .values = [](const State& s) { return s.indicators.senior_entrants.all(); }});
  list.push_back({.id = "vocational_entrants",
                  .long_name = "Entrants to vocational senior schools",
                  .long_name_zh = "中职招生数",
                  .units = "pupils",
                  .formula = "sum of entrants",
                  .source = Source::leaf,
                  .axes = {area},
                  .quantum = kHead,
                  .on_request = true,
                  .needs = Given::senior_stages,
                  .values = [](const State& s) { return s.indicators.vocational_entrants.all(); }});
  list.push_back(ratio("vocational_intake_share", "Vocational share of senior entrants (职普招生比)",
                       "职普招生比（中职占比）", "1", {area}, "vocational_entrants", "senior_entrants"));
  list.push_back(plain(
                     "nine_year_progression",
                     "Assumed: share of a cohort, net of deaths, that completes nine grades at the year's rates",
                     "九年升级率乘积（由给定比率得出的假设，非推算结果）", "1",
                     "product over grades 1-9 of promotion / (1 - repetition - death), x transition", {},
                     [](const State& s) { return s.enrolment.nine_year_progression.all(); }, kShare)
                     .recomputed()
                     .better()
                     .computed_from(Given::nine_grades));
  list.back().definition = "docs/methods/enrolment.md";
  defined_in("docs/methods/indicators.md", list);
}

}  // namespace xuewei
