#include "engine/record/variables.hpp"

#include <stdexcept>
#include <string>

namespace xuewei {
namespace {

using enum Axis;

// Quanta: a thousandth of a head (binary, so that every rounded value is exact), whole heads of school sites.
constexpr double kHead = 1.0 / 1024.0;
constexpr double kShare = 1.0 / 1048576.0;

constexpr auto kPopulation = [](const State& s) { return s.population.persons.all(); };

std::vector<Variable> make_variables() {
  const auto leaf_stage = [](std::string_view id, std::string_view en, std::string_view zh, std::string_view units,
                             std::string_view formula, std::span<const Lane> (*values)(const State&)) {
    return Variable{.id = id,
                    .long_name = en,
                    .long_name_zh = zh,
                    .units = units,
                    .formula = formula,
                    .source = Source::leaf,
                    .axes = {area, stage},
                    .quantum = kHead,
                    .histogram = true,
                    .values = values};
  };
  const auto county_stage = [&](std::string_view id, std::string_view en, std::string_view zh, std::string_view formula,
                                std::span<const Lane> (*values)(const State&)) {
    Variable variable = leaf_stage(id, en, zh, "persons", formula, values);
    variable.source = Source::county;
    return variable;
  };
  const auto scaled = [](std::string_view scale, Variable variable) {
    variable.histogram_scale = scale;
    return variable;
  };
  const auto flow = [](Variable variable) {
    variable.missing_in_base_year = true;
    return variable;
  };
  const auto ratio = [](std::string_view id, std::string_view en, std::string_view zh, std::vector<Axis> axes,
                        std::string_view numerator, std::string_view denominator) {
    return Variable{.id = id,
                    .long_name = en,
                    .long_name_zh = zh,
                    .units = "1",
                    .formula = "numerator / denominator",
                    .source = Source::ratio,
                    .axes = std::move(axes),
                    .quantum = kShare,
                    .histogram = true,
                    .numerator = numerator,
                    .denominator = denominator};
  };
  const auto plain = [](std::string_view id, std::string_view en, std::string_view zh, std::string_view units,
                        std::string_view formula, std::vector<Axis> axes, std::span<const Lane> (*values)(const State&),
                        double quantum = 0.0) {
    return Variable{.id = id,
                    .long_name = en,
                    .long_name_zh = zh,
                    .units = units,
                    .formula = formula,
                    .source = Source::plain,
                    .axes = std::move(axes),
                    .quantum = quantum,
                    .values = values};
  };
  const auto leaf_only = [](std::string_view id, std::string_view en, std::string_view zh, std::string_view formula,
                            std::span<const Lane> (*values)(const State&)) {
    return Variable{.id = id,
                    .long_name = en,
                    .long_name_zh = zh,
                    .units = "persons",
                    .formula = formula,
                    .source = Source::leaf,
                    .axes = {area},
                    .quantum = kHead,
                    .histogram = true,
                    .missing_in_base_year = true,
                    .values = values};
  };

  std::vector<Variable> list;
  // Population
  list.push_back({.id = "population",
                  .long_name = "Resident population on 31 December",
                  .long_name_zh = "年末常住人口",
                  .units = "persons",
                  .formula = "cohort component",
                  .source = Source::leaf,
                  .axes = {area, sex, age},
                  .values = kPopulation});
  list.push_back(leaf_only("births", "Births in the calendar year", "出生人口",
                           "sum over ages of fertility x mean women",
                           [](const State& s) { return s.population.births.all(); }));
  list.push_back(leaf_only("deaths", "Deaths in the calendar year", "死亡人口", "persons who do not survive the step",
                           [](const State& s) { return s.population.deaths.all(); }));
  list.push_back(leaf_only("net_moves", "Net moves from other areas of the case", "区域间净迁入",
                           "arrivals - departures", [](const State& s) { return s.population.net_moves.all(); }));
  list.push_back(leaf_only("net_external", "Net migration from outside the case", "外部净迁入", "as it happened",
                           [](const State& s) { return s.population.net_external.all(); }));
  list.push_back({.id = "children",
                  .long_name = "Children by age on 31 August",
                  .long_name_zh = "学龄人口（8月31日年龄）",
                  .units = "persons",
                  .formula = "w N[x] + (1 - w) N[x+1]",
                  .source = Source::leaf,
                  .axes = {area, age_on_31_august},
                  .quantum = kHead,
                  .values = [](const State& s) { return s.population.children.all(); }});
  list.push_back(leaf_stage("official_age_children", "Children of the official ages on 31 August", "适龄人口",
                            "persons", "sum of children over the stage's official ages",
                            [](const State& s) { return s.indicators.official_age_children.all(); }));
  // Pupils
  list.push_back(leaf_stage("entrants", "Entrants to the first grade", "招生数", "pupils",
                            "admitted to the first grade", [](const State& s) { return s.indicators.entrants.all(); }));
  list.push_back(leaf_stage("enrolment", "Enrolment on 1 September", "在校生数", "pupils", "sum over sites and grades",
                            [](const State& s) { return s.indicators.enrolment.all(); }));
  list.push_back(
      flow(leaf_stage("graduates", "Graduates of the past school year", "毕业生数", "pupils", "promotion x last grade",
                      [](const State& s) { return s.enrolment.graduates.all(); })));
  list.push_back(flow(leaf_stage("dropouts", "Pupils who left school in the past school year", "辍学人数", "pupils",
                                 "dropout share x pupils", [](const State& s) { return s.enrolment.dropouts.all(); })));
  list.push_back(flow(leaf_stage("pupil_deaths", "Pupils who died in the past school year", "在校生死亡人数", "pupils",
                                 "death share x pupils", [](const State& s) { return s.enrolment.deaths.all(); })));
  list.push_back(flow(leaf_stage("displaced", "Pupils whose school joined another on 1 September", "因撤并转学人数",
                                 "pupils", "pupils of merged sites, where these stood",
                                 [](const State& s) { return s.enrolment.displaced.all(); })));
  list.push_back(
      scaled("enrolment", leaf_stage("unplaced", "Seekers without a place", "未安置人数", "pupils", "seekers - placed",
                                     [](const State& s) { return s.enrolment.unplaced.all(); })));
  list.push_back(scaled("enrolment",
                        leaf_stage("boarders", "Pupils beyond the travel limit of their grade who board", "超距寄宿生",
                                   "pupils", "per site min(beds, pupils beyond the limit in grades that may board)",
                                   [](const State& s) { return s.enrolment.boarders.all(); })));
  list.push_back(scaled(
      "enrolment",
      leaf_stage("riders", "Pupils beyond the travel limit of their grade who travel every day", "超距走读生", "pupils",
                 "pupils beyond the limit - boarders", [](const State& s) { return s.enrolment.riders.all(); })));
  // Places
  list.push_back(leaf_stage("places", "Places at the class size norm", "学位", "places", "classrooms x class size norm",
                            [](const State& s) { return s.indicators.places.all(); }));
  list.push_back(
      scaled("places", leaf_stage("places_balance", "Balance of places: supply minus demand, shortage negative",
                                  "学位余缺（供给−需求，缺口为负）", "places", "places - enrolment - unplaced",
                                  [](const State& s) { return s.indicators.places_balance.all(); })));
  list.push_back(
      scaled("places", leaf_stage("places_short", "Places short at crowded sites, and pupils without a place",
                                  "学位缺口", "places", "sum over sites max(0, enrolment - places) + unplaced",
                                  [](const State& s) { return s.indicators.places_short.all(); })));
  list.push_back(scaled("places", leaf_stage("places_spare", "Places spare at sites that are not full", "学位富余",
                                             "places", "sum over sites max(0, places - enrolment)",
                                             [](const State& s) { return s.indicators.places_spare.all(); })));
  list.push_back(ratio("pupils_per_resident_child", "Pupils / resident children of the official ages",
                       "在校生与常住适龄儿童之比", {area, stage}, "enrolment", "official_age_children"));
  list.push_back(ratio("utilisation", "Enrolment / places", "学位利用率", {area, stage}, "enrolment", "places"));
  list.push_back(leaf_stage("classes", "Classes", "班数", "classes",
                            "per site min(sum over grades ceil(pupils / norm), classrooms), at least 1",
                            [](const State& s) { return s.indicators.classes.all(); }));
  list.push_back(ratio("class_size", "Mean class size", "平均班额", {area, stage}, "enrolment", "classes"));
  list.push_back({.id = "classes_by_size",
                  .long_name = "Classes by the mean class size of their site",
                  .long_name_zh = "按班额分的班数",
                  .units = "classes",
                  .formula = "see class_size_band",
                  .source = Source::leaf,
                  .axes = {area, stage, class_size_band},
                  .quantum = kHead,
                  .values = [](const State& s) { return s.indicators.classes_by_size.all(); }});
  // Estate
  const auto stock = [&](std::string_view id, std::string_view en, std::string_view zh, std::string_view units,
                         std::span<const Lane> (*values)(const State&)) {
    Variable variable = leaf_stage(id, en, zh, units, "sum over sites", values);
    variable.histogram = false;
    return variable;
  };
  list.push_back(stock("floor_area", "Floor area", "校舍建筑面积", "m2",
                       [](const State& s) { return s.estate.leaf_floor_area_m2.all(); }));
  list.push_back(
      stock("grounds", "Grounds", "占地面积", "m2", [](const State& s) { return s.estate.leaf_grounds_m2.all(); }));
  list.push_back(stock("beds", "Beds", "寄宿床位", "beds", [](const State& s) { return s.estate.leaf_beds.all(); }));
  // Ratios of enrolment
  list.push_back(county_stage("ratio_pupils", "Pupils of all stages with the same official ages", "毛入学率分子",
                              "sum of enrolment",
                              [](const State& s) { return s.indicators.county_ratio_pupils.all(); }));
  list.push_back(county_stage("ratio_children", "Children of the official ages on 31 August", "毛入学率分母",
                              "sum of children",
                              [](const State& s) { return s.indicators.county_official_age_children.all(); }));
  list.push_back(ratio("gross_enrolment_ratio", "Gross enrolment ratio", "毛入学率", {area, stage}, "ratio_pupils",
                       "ratio_children"));
  list.push_back({.id = "senior_entrants",
                  .long_name = "Entrants to general and vocational senior schools",
                  .long_name_zh = "高中阶段招生数",
                  .units = "pupils",
                  .formula = "sum of entrants",
                  .source = Source::leaf,
                  .axes = {area},
                  .quantum = kHead,
                  .values = [](const State& s) { return s.indicators.senior_entrants.all(); }});
  list.push_back({.id = "vocational_entrants",
                  .long_name = "Entrants to vocational senior schools",
                  .long_name_zh = "中职招生数",
                  .units = "pupils",
                  .formula = "sum of entrants",
                  .source = Source::leaf,
                  .axes = {area},
                  .quantum = kHead,
                  .values = [](const State& s) { return s.indicators.vocational_entrants.all(); }});
  list.push_back(ratio("vocational_intake_share", "Vocational share of senior entrants (职普招生比)",
                       "职普招生比（中职占比）", {area}, "vocational_entrants", "senior_entrants"));
  list.push_back(plain(
      "nine_year_progression", "Share of a cohort, net of deaths, that completes nine grades at the year's rates",
      "九年升级率乘积", "1", "product over grades 1-9 of promotion / (1 - repetition - death), x transition", {},
      [](const State& s) { return s.indicators.nine_year_progression.all(); }, kShare));
  // Staff
  list.push_back(county_stage("staff", "Staff on 1 September", "教职工", "stock",
                              [](const State& s) { return s.workforce.staff.all(); }));
  list.push_back(county_stage("teachers", "Teachers on 1 September", "专任教师", "staff x (1 - non-teaching share)",
                              [](const State& s) { return s.workforce.teachers.all(); }));
  list.push_back(county_stage("staff_required", "Staff required by the ratio norm", "按生师比应配教职工",
                              "pupils / pupils per staff",
                              [](const State& s) { return s.workforce.requirement.staff_by_ratio.all(); }));
  list.push_back(county_stage("teachers_required", "Teachers required by classes", "按班级应配专任教师",
                              "classes x teachers per class",
                              [](const State& s) { return s.workforce.requirement.teachers_by_class.all(); }));
  list.push_back(
      scaled("staff", county_stage("staff_balance", "Staff minus staff required by the ratio norm (shortage negative)",
                                   "教职工余缺（按生师比，缺口为负）", "staff - staff_required",
                                   [](const State& s) { return s.workforce.staff_gap.all(); })));
  list.push_back(scaled(
      "teachers", county_stage("teachers_balance", "Teachers minus teachers required by classes (shortage negative)",
                               "专任教师余缺（按班级，缺口为负）", "teachers - teachers_required",
                               [](const State& s) { return s.workforce.teachers_gap.all(); })));
  list.push_back(flow(county_stage("retirements", "Retirements of the past school year", "退休", "statutory rule",
                                   [](const State& s) { return s.workforce.retirements.all(); })));
  list.push_back(flow(county_stage("attrition", "Staff who left otherwise in the past school year", "其他流出",
                                   "attrition share x staff not retiring",
                                   [](const State& s) { return s.workforce.attrition.all(); })));
  list.push_back(flow(county_stage("recruits", "Recruits of the past school year", "补充", "sum over channels",
                                   [](const State& s) { return s.workforce.recruits.all(); })));
  list.push_back(county_stage("staff_supplements", "Staff that single schools need beside the norms", "附加编制需求",
                              "sum over sites of the supplements for their size",
                              [](const State& s) { return s.workforce.requirement.supplements.all(); }));
  list.push_back(county_stage("staff_needed", "Staff needed by the larger norm, supplements and new schools included",
                              "教职工需求", "max(ratio need, class need) + supplements + ahead of new schools",
                              [](const State& s) { return s.workforce.requirement.needed.all(); }));
  Variable posts =
      county_stage("posts", "Posts with those lent from the reserve; missing: not known", "编制（含周转编制）",
                   "establishment + lent", [](const State& s) { return s.workforce.establishment.posts.all(); });
  posts.quantum = 0.0;  // missing values have no place in exact sums
  posts.histogram = false;
  list.push_back(std::move(posts));
  list.push_back(county_stage("posts_lent", "Posts lent from the reserve of the county or prefecture", "借用周转编制",
                              "see docs/methods/workforce.md",
                              [](const State& s) { return s.workforce.establishment.lent.all(); }));
  list.push_back({.id = "posts_reserve",
                  .long_name = "Posts in reserve, those lent included; of a prefecture's, by standing posts",
                  .long_name_zh = "周转编制池",
                  .units = "persons",
                  .formula = "what re-counts cut, less what they add",
                  .source = Source::county,
                  .axes = {area},
                  .quantum = kHead,
                  .values = [](const State& s) { return s.workforce.establishment.reserve.all(); }});
  list.push_back(scaled("staff", county_stage("vacancies", "Vacant posts that are needed", "空缺岗位",
                                              "max(0, min(posts, need) - staff in posts)", [](const State& s) {
                                                return s.workforce.establishment.vacancies.all();
                                              })));
  list.push_back(flow(county_stage("transfers_in", "Staff redeployed from other stages", "转岗转入",
                                   "trainees x success share, where they are needed",
                                   [](const State& s) { return s.workforce.redeployment.transfers_in.all(); })));
  list.push_back(flow(county_stage("transfers_out", "Staff redeployed to other stages", "转岗转出", "see transfers_in",
                                   [](const State& s) { return s.workforce.redeployment.transfers_out.all(); })));
  list.push_back(flow(county_stage("staff_exchanged", "Staff who changed school by posting or exchange", "交流轮岗人数",
                                   "max(reposted, exchange share x eligible)",
                                   [](const State& s) { return s.workforce.posting.exchanged.all(); })));
  list.push_back(flow(county_stage("backbone_exchanged", "Backbone teachers among them", "交流轮岗骨干教师",
                                   "backbone share x exchanged",
                                   [](const State& s) { return s.workforce.posting.backbone_exchanged.all(); })));
  list.push_back(
      scaled("teachers",
             county_stage("teachers_short_at_sites", "Teachers that single sites lack by class",
                          "各校按班级缺专任教师合计", "sum over sites max(0, classes x teachers per class - teachers)",
                          [](const State& s) { return s.workforce.posting.short_by_class.all(); })));
  list.push_back({.id = "recruits_by_channel",
                  .long_name = "Recruits of the past school year by channel",
                  .long_name_zh = "分渠道补充",
                  .units = "persons",
                  .formula = "quota, then in order min(cap - quota, still wanted)",
                  .source = Source::county,
                  .axes = {area, stage, channel},
                  .quantum = kHead,
                  .missing_in_base_year = true,
                  .values = [](const State& s) { return s.workforce.recruits_by_channel.all(); }});
  const auto by_subject = [](std::string_view id, std::string_view en, std::string_view zh, std::string_view formula,
                             std::span<const Lane> (*values)(const State&)) {
    return Variable{.id = id,
                    .long_name = en,
                    .long_name_zh = zh,
                    .units = "persons",
                    .formula = formula,
                    .source = Source::county,
                    .axes = {area, stage, subject},
                    .quantum = kHead,
                    .values = values};
  };
  list.push_back(by_subject("teachers_by_subject", "Teachers by subject; 0 in stages without subjects",
                            "分学科专任教师", "stock in proportion, recruits where subjects are short",
                            [](const State& s) { return s.workforce.subjects.teachers.all(); }));
  list.push_back(by_subject(
      "teachers_balance_by_subject", "Teachers minus teachers required by classes, by subject (shortage negative)",
      "分学科专任教师余缺（按班级，缺口为负）", "teachers_by_subject - teachers_required x hours share",
      [](const State& s) { return s.workforce.subjects.balance.all(); }));
  // Zones
  list.push_back(plain(
      "zone_demand", "First-grade seekers by zone", "片区入学需求", "pupils", "seekers of this autumn", {zone, stage},
      [](const State& s) { return s.indicators.zone_demand.all(); }, kHead));
  list.push_back(plain(
      "zone_unplaced", "First-grade seekers without a place by zone", "片区未安置人数", "pupils", "seekers - placed",
      {zone, stage}, [](const State& s) { return s.indicators.zone_unplaced.all(); }, kHead));
  // Sites
  list.push_back(plain(
      "site_enrolment", "Enrolment by site", "分校在校生数", "pupils", "sum over grades", {site},
      [](const State& s) { return s.indicators.site_enrolment.all(); }, kHead));
  list.push_back(plain(
      "site_boarders", "Pupils beyond the travel limit who board, by site", "分校超距寄宿生", "pupils", "see boarders",
      {site}, [](const State& s) { return s.enrolment.site_boarders.all(); }, kHead));
  list.push_back(plain(
      "site_places", "Places by site", "分校学位", "places", "classrooms x class size norm", {site},
      [](const State& s) { return s.estate.places.all(); }, kHead));
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
                       {site}, [](const State& s) { return s.estate.classrooms.all(); }));
  list.push_back(plain("site_floor_area", "Floor area by site", "分校校舍建筑面积", "m2", "base + added - demolished",
                       {site}, [](const State& s) { return s.estate.floor_area_m2.all(); }));
  list.push_back(plain("site_beds", "Beds by site", "分校床位", "beds", "base + added", {site},
                       [](const State& s) { return s.estate.beds.all(); }));
  list.push_back(plain("childcare_places", "Childcare places made of spare rooms, by site", "分校转设托位", "places",
                       "rooms turned over x places of a childcare room", {site},
                       [](const State& s) { return s.estate.childcare_places.all(); }));
  list.push_back(plain(
      "site_classes", "Classes by site", "分校班数", "classes", "see classes", {site},
      [](const State& s) { return s.indicators.site_classes.all(); }, kHead));
  list.push_back(plain(
      "site_staff", "Staff by site", "分校教职工", "persons", "see docs/methods/workforce.md", {site},
      [](const State& s) { return s.workforce.posting.site_staff.all(); }, kHead));
  list.push_back(plain(
      "site_teachers_balance", "Teachers minus teachers required by classes, by site", "分校专任教师余缺（按班级）",
      "persons", "site staff x (1 - non-teaching share) - classes x teachers per class", {site},
      [](const State& s) { return s.workforce.posting.site_teachers_gap.all(); }, kHead));
  list.push_back(plain("site_warning", "Warning level: 0 no school, 1 blue, 2 green, 3 yellow, 4 orange, 5 red",
                       "分校预警等级", "level", "see docs/methods/indicators.md", {site},
                       [](const State& s) { return s.indicators.site_warning.all(); }));
  list.push_back({.id = "site_shortage",
                  .long_name = "Enrolment exceeds places (1) or not (0)",
                  .long_name_zh = "分校学位不足",
                  .units = "1",
                  .formula = "enrolment > places",
                  .source = Source::plain,
                  .axes = {site},
                  .quantum = 1.0,
                  .probability = true,
                  .values = [](const State& s) { return s.indicators.site_shortage.all(); }});
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
      "programme_carried", "Unspent programme money carried into the next fiscal year", "建设工程结转资金",
      "ceiling + carried - spent", programme, [](const State& s) { return s.estate.programme_carried_yuan.all(); },
      1.0));
  list.push_back(money(
      "programme_lapsed", "Unspent programme money lost at the end of the fiscal year", "建设工程失效资金",
      "ceiling - spent", programme, [](const State& s) { return s.estate.programme_lapsed_yuan.all(); }, 1.0));
  list.push_back(money(
      "project_spending", "Project spending in the fiscal year", "项目年度支出", "see programme_spending", project,
      [](const State& s) { return s.estate.project_spending_yuan.all(); }, 0.0));
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
  // Finance
  const auto spending = [](std::string_view id, std::string_view en, std::string_view zh, std::string_view units,
                           std::string_view formula, std::vector<Axis> axes, double quantum,
                           std::span<const Lane> (*values)(const State&)) {
    return Variable{.id = id,
                    .long_name = en,
                    .long_name_zh = zh,
                    .units = units,
                    .formula = formula,
                    .source = Source::county,
                    .axes = std::move(axes),
                    .quantum = quantum,
                    .values = values};
  };
  list.push_back(spending("spending_by_item", "Public spending in the fiscal year by item", "财政年度支出（分项目）",
                          "yuan", "see docs/methods/finance.md", {area, stage, spending_item}, 0.0,
                          [](const State& s) { return s.finance.spending_yuan.all(); }));
  list.push_back(spending("spending_by_level",
                          "Public spending in the fiscal year by the level of government that bears it",
                          "财政年度支出（分级负担）", "yuan", "share of the level x spending", {area, government_level},
                          1.0, [](const State& s) { return s.finance.level_spending_yuan.all(); }));
  list.push_back(spending("stage_spending", "Public spending in the fiscal year by stage", "财政年度支出（分学段）",
                          "yuan", "sum over items", {area, stage}, 1.0,
                          [](const State& s) { return s.finance.stage_spending_yuan.all(); }));
  list.push_back(spending("spending", "Public spending in the fiscal year", "财政年度支出", "yuan", "sum over stages",
                          {area}, 1.0, [](const State& s) { return s.finance.county_spending_yuan.all(); }));
  list.back().histogram = true;
  list.push_back(spending("family_fees", "Fees of families in the fiscal year by stage, no part of public spending",
                          "家庭缴纳的保教费（分学段，不计入财政支出）", "yuan",
                          "max(0, fees charged - spending on free_last_year)", {area, stage}, 1.0,
                          [](const State& s) { return s.finance.family_fees_yuan.all(); }));
  list.push_back(spending("cost_by_school_size",
                          "Recurrent public cost a year at the rates of autumn, by size of school",
                          "按校点规模分的经常性财政成本（秋季标准，全年）", "yuan",
                          "autumn grants x pupils counted + pay a head x site staff", {area, stage, school_size_band},
                          1.0, [](const State& s) { return s.finance.size_cost_yuan.all(); }));
  list.push_back(spending("pupils_by_school_size", "Pupils by size of school", "按校点规模分的在校生数", "pupils",
                          "sum over sites", {area, stage, school_size_band}, kHead,
                          [](const State& s) { return s.finance.size_pupils.all(); }));
  list.push_back(spending("stage_fiscal_year_pupils", "Pupils of the fiscal year by stage",
                          "财政年度平均在校生数（分学段）", "pupils",
                          "8/12 of the school year before, 4/12 of this one", {area, stage}, kHead,
                          [](const State& s) { return s.finance.fiscal_year_pupils.all(); }));
  list.push_back(spending("fiscal_year_pupils", "Pupils of the fiscal year", "财政年度平均在校生数", "pupils",
                          "sum over stages", {area}, kHead,
                          [](const State& s) { return s.finance.county_fiscal_year_pupils.all(); }));
  list.push_back(spending("budget",
                          "Ceiling and transfers of the county's budget in the fiscal year; missing: no ceiling",
                          "年度预算（上限与转移支付）", "yuan", "10000 x (ceiling + transfers)", {area}, 0.0,
                          [](const State& s) { return s.finance.budget_yuan.all(); }));
  list.push_back(spending("financing_gap", "What counties bear above their budgets in the fiscal year", "经费缺口",
                          "yuan", "max(0, spending of level county - budget)", {area}, 1.0,
                          [](const State& s) { return s.finance.financing_gap_yuan.all(); }));
  list.push_back(flow(spending("spending_fell", "Counties whose spending is below the fiscal year before",
                               "教育支出减少的旗县区数（只增不减之一）", "counties", "spending[t] < spending[t-1]",
                               {area}, 1.0, [](const State& s) { return s.finance.spending_fell.all(); })));
  list.push_back(flow(spending(
      "spending_per_pupil_fell", "Counties whose spending a pupil is below the fiscal year before",
      "生均教育支出减少的旗县区数（只增不减之二）", "counties", "spending / pupils[t] < spending / pupils[t-1]", {area},
      1.0, [](const State& s) { return s.finance.spending_per_pupil_fell.all(); })));
  const auto rule_by_level = [&](std::string_view id, std::string_view en, std::string_view zh,
                                 std::string_view formula, std::span<const Lane> (*values)(const State&)) {
    Variable variable = flow(plain(id, en, zh, "1", formula, {government_level}, values, 1.0));
    variable.probability = true;
    return variable;
  };
  list.push_back(rule_by_level("level_spending_fell",
                               "Spending of a level of government is below the fiscal year before (1) or not (0)",
                               "本级负担支出减少", "spending[t] < spending[t-1]",
                               [](const State& s) { return s.finance.level_spending_fell.all(); }));
  list.push_back(
      rule_by_level("level_spending_per_pupil_fell",
                    "Spending a pupil of a level of government is below the fiscal year before (1) or not (0)",
                    "本级负担生均支出减少", "spending / pupils[t] < spending / pupils[t-1]",
                    [](const State& s) { return s.finance.level_spending_per_pupil_fell.all(); }));
  list.push_back(ratio("stage_spending_per_pupil", "Public spending a pupil by stage", "生均财政支出（分学段）",
                       {area, stage}, "stage_spending", "stage_fiscal_year_pupils"));
  list.push_back(
      ratio("spending_per_pupil", "Public spending a pupil", "生均财政支出", {area}, "spending", "fiscal_year_pupils"));
  list.push_back(ratio("cost_per_pupil_by_school_size", "Recurrent public cost a pupil by size of school",
                       "按校点规模分的生均经常性财政成本", {area, stage, school_size_band}, "cost_by_school_size",
                       "pupils_by_school_size"));
  list.back().histogram = false;
  for (std::size_t last = list.size() - 3; last < list.size(); ++last) {
    list[last].units = "yuan a pupil";
    list[last].quantum = kHead;
  }
  const auto cell = [](std::string_view id, std::string_view en, std::string_view zh,
                       std::span<const Lane> (*values)(const State&)) {
    return Variable{.id = id,
                    .long_name = en,
                    .long_name_zh = zh,
                    .units = "pupils",
                    .formula = "see docs/methods/enrolment.md",
                    .source = Source::cell,
                    .axes = {site, grade},
                    .values = values};
  };
  list.push_back(cell("enrolment_by_grade", "Enrolment by site and grade", "分年级在校生数",
                      [](const State& s) { return s.enrolment.pupils.all(); }));
  list.push_back(cell("admitted_by_grade", "Pupils newly admitted by site and grade", "分年级新入学人数",
                      [](const State& s) { return s.enrolment.admitted.all(); }));
  list.push_back(cell("transfers_in_by_grade", "Transfers in by site and grade", "分年级转入",
                      [](const State& s) { return s.enrolment.transfers_in.all(); }));
  list.push_back(cell("transfers_out_by_grade", "Transfers out by site and grade", "分年级转出",
                      [](const State& s) { return s.enrolment.transfers_out.all(); }));
  list.push_back(cell("displaced_in_by_grade", "Pupils of merged schools taken over, by the grade of last year",
                      "分年级撤并转入", [](const State& s) { return s.enrolment.displaced_in.all(); }));
  list.push_back(cell("displaced_out_by_grade", "Pupils who left with a merger, by the grade of last year",
                      "分年级撤并转出", [](const State& s) { return s.enrolment.displaced_out.all(); }));
  return list;
}

}  // namespace

const std::vector<Variable>& variables() {
  static const std::vector<Variable> list = make_variables();
  return list;
}

std::size_t variable_index(std::string_view id) {
  for (std::size_t v = 0; v < variables().size(); ++v)
    if (variables()[v].id == id) return v;
  throw std::out_of_range("no variable is called `" + std::string(id) + "`");
}

std::vector<int> grades_of(const Network& network) {
  std::vector<int> grades;
  for (int grade = -12; grade <= 12; ++grade)
    for (const Stage& stage : network.stages)
      if (grade >= stage.first_grade && grade < stage.first_grade + static_cast<int>(stage.grades)) {
        grades.push_back(grade);
        break;
      }
  return grades;
}

std::size_t axis_size(Axis axis, const Model& model) {
  switch (axis) {
    case area:
      return model.network.nodes.size();
    case zone:
      return model.network.zones.size();
    case stage:
      return model.network.stages.size();
    case grade:
      return grades_of(model.network).size();
    case site:
      return model.network.sites.size();
    case sex:
      return kSexes;
    case age:
      return model.population.ages;
    case age_on_31_august:
      return kSchoolAges;
    case class_size_band:
      return kClassSizeBands;
    case school_size_band:
      return kSchoolSizeBands;
    case channel:
      return kRecruitmentChannels;
    case subject:
      return model.workforce.subjects.names.size();
    case programme:
      return model.estate.programmes;
    case project:
      return model.estate.projects.size();
    case rule:
      return model.adjustment.rules.size();
    case spending_item:
      return kSpendingItems;
    case government_level:
      return kGovernmentLevels;
  }
  return 0;
}

std::size_t values_per_year(const Variable& variable, const Model& model) {
  std::size_t size = 1;
  for (Axis axis : variable.axes) size *= axis_size(axis, model);
  return size;
}

}  // namespace xuewei
