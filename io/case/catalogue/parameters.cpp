// The parameters of a case, by group, in words; names and ranges stand in engine/case/quantities.hpp, defaults in
// engine/case/parameters.hpp. A path is a number, or numbers by year.
#include "io/case/catalogue/catalogue.hpp"

namespace xuewei {
namespace {

using P = Parameters;

template <auto member>
Field<P> parameter(std::string_view zh, std::string_view unit, std::string_view doc, std::string_view doc_zh) {
  static constexpr Quantity quantity = quantity_of(member);
  Spec spec{.name = quantity.name_in_group(), .zh = zh, .unit = unit, .doc = doc, .doc_zh = doc_zh};
  spec.group = quantity.group();
  return field(member, within(quantity, std::move(spec)));
}

}  // namespace

const std::vector<Section>& parameter_groups() {
  static const std::vector<Section> groups = {{"population", "人口", "births, moves, migration", "出生与迁移"},
                                              {"enrolment", "入学", "entry and transition of pupils", "入学与升学"},
                                              {"placement", "就学", "how pupils find a school", "就近入学"},
                                              {"standards", "标准", "class size policy", "班额标准"},
                                              {"indicators", "指标", "warning levels", "预警界限"},
                                              {"estate", "校舍", "building programmes", "建设项目"},
                                              {"workforce", "教师", "retirement and recruitment", "退休与补充"},
                                              {"finance", "经费", "grants and pay", "拨款与工资"}};
  return groups;
}

const std::vector<Field<Parameters>>& parameter_fields() {
  static const std::vector<Field<Parameters>> fields = {
      parameter<&P::sex_ratio_at_birth>("出生性别比", "boys per girl", "1.06, not 106", "男婴比女婴，写 1.06 而非 106"),
      parameter<&P::births_january_august_share>(
          "1—8 月出生占比", "share", "of a birth year's births: they start school a year earlier than the rest",
          "占全年出生"),
      parameter<&P::fertility_multiplier>("生育水平系数", "factor", "times all age-specific fertility",
                                          "乘以各年龄生育率"),
      parameter<&P::resident_births_per_registered>("常住与户籍出生之比", "factor",
                                                    "times births that the table births counts by registration",
                                                    "乘以 births 表中按户籍统计的出生人口"),
      parameter<&P::moves_multiplier>("区内迁移系数", "factor", "times all rates of moving between areas",
                                      "乘以各片区间迁移率"),
      parameter<&P::external_migration_multiplier>("外部迁移系数", "factor", "times net migration from outside",
                                                   "乘以外部净迁移"),
      parameter<&P::kindergarten_participation_multiplier>(
          "入园水平系数", "factor", "times base-year participation by age", "乘以基期分年龄入园率"),
      parameter<&P::primary_ever_entering_share>(
          "小学终将入学率", "share", "of a cohort that ever enters primary, by year of its sixth-birthday intake",
          "同批儿童终将入小学的比例"),
      parameter<&P::primary_entry_at_six_share>(
          "六岁入学占比", "share", "of those who ever enter: at six, the rest at seven", "占终将入学者，其余七岁入学"),
      parameter<&P::primary_to_junior_share>("小升初比例", "share", "of primary graduates", "占小学毕业生"),
      parameter<&P::senior_entry_share>("升入高中阶段比例", "share",
                                        "of junior graduates, general and vocational together",
                                        "占初中毕业生，普职合计"),
      parameter<&P::vocational_intake_share>("中职招生占比", "share", "of senior entrants", "占高中阶段招生"),
      parameter<&P::special_entry_share>("特教入学占比", "share", "of primary entrants", "占小学新生"),
      parameter<&P::school_change_share>("随迁转学占比", "share",
                                         "of pupils whose family moves, those who change school", "占随家庭迁移的学生"),
      parameter<&P::detour_factor>("绕行系数", "factor", "road distance over straight-line distance",
                                   "道路与直线距离之比"),
      parameter<&P::placement_sweeps>("分配轮数", "rounds", "rounds of asking and sharing before leftovers",
                                      "申请与分配的轮数"),
      parameter<&P::least_way_share>("最小择校份额", "share",
                                     "the least ways, which together carry this much of a zone's seekers and of a "
                                     "site's intake, are asked only for leftovers",
                                     "最次要的路径合计所占片区申请者与学校招生的份额；这些路径只用于安置剩余学生"),
      parameter<&P::travel_speed_km_per_hour>("上学行进速度", "km an hour", "door to door, along the road",
                                              "门到门，按道路里程"),
      parameter<&P::winter_speed_factor>("冬季速度系数", "factor", "times the speed; travel limits must hold in winter",
                                         "乘以行进速度；冬季也须满足上学时间上限"),
      parameter<&P::crowding>(
          "扩班与分流", "",
          "crowd the own school up to the stretch size first, go further away first, or never above the norm",
          "先把就近学校扩到可承受班额、先向较远学校分流，或始终不超标准班额"),
      parameter<&P::beyond_limit>("超出上学时间上限", "",
                                  "pupils beyond the travel limit ride and are counted, or need a free bed",
                                  "超出上限的学生乘车并计数，或必须有空余床位"),
      parameter<&P::seat_choice_share>("进城择校占比", "share",
                                       "of rural seekers: choose the county seat whatever the distance",
                                       "占乡村新生；不论远近选择县城学校"),
      parameter<&P::migrant_child_share>("随迁子女占比", "share", "of urban seekers: queue behind registered children",
                                         "占城区新生；排在户籍儿童之后"),
      parameter<&P::bought_places_share>("购买学位占比", "share",
                                         "of private places above the private intake cap: bought by government",
                                         "占民办招生上限之外的民办学位；由政府购买"),
      parameter<&P::class_size_multiplier>("班额系数", "factor",
                                           "times every class size norm; below 1: smaller classes",
                                           "乘以各学段标准班额（小班化小于 1）"),
      parameter<&P::warning_surplus_below>("富余预警界限", "pupils per place", "a site is blue below, green from here",
                                           "低于此利用率为蓝，达到为绿"),
      parameter<&P::warning_yellow_from>("黄色预警界限", "pupils per place", "yellow from here", "达到此利用率为黄"),
      parameter<&P::warning_orange_above>("橙色预警界限", "pupils per place", "orange above", "超过此利用率为橙"),
      parameter<&P::warning_red_class_size>("红色预警班额", "pupils per class",
                                            "red from this mean class, or at the hard limit",
                                            "平均班额达到此数或到达上限为红"),
      parameter<&P::programmes_build>("实施建设项目", "", "false: nothing is built and no programme money is spent",
                                      "false：不建设、不支出"),
      parameter<&P::programme_slip_years>("项目推迟年数", "years", "added to every project's money and opening years",
                                          "加到各项目的资金与投用年份"),
      parameter<&P::ceiling_multiplier>("资金上限系数", "factor", "times every yearly ceiling of the table ceilings",
                                        "乘以 ceilings 表的各年度资金上限"),
      parameter<&P::unspent_money>("结余资金", "",
                                   "money of a ceiling not spent in its year stays with the programme, or is lost",
                                   "当年未用完的资金结转本工程，或收回"),
      parameter<&P::winter_stop>("冬季停工", "", "true: no building work from November to March",
                                 "true：11 月至次年 3 月不施工"),
      parameter<&P::construction_cost_multiplier>("造价系数", "factor",
                                                  "price growth: times project money of the fiscal year",
                                                  "价格上涨：乘以该财政年度的项目资金"),
      parameter<&P::construction_time_multiplier>("工期系数", "factor",
                                                  "times the working months of a project, by planned opening year",
                                                  "乘以项目工期（月），按计划投用年份取值"),
      parameter<&P::programme_overlap_share>(
          "工程重复计算占比", "share", "of rooms and money of new sites that two programmes both count: left out once",
          "两个工程重复计入的新建教室与资金占比，扣除一次"),
      parameter<&P::retirement_reform>("延迟退休", "", "statutory rule from 2025; false: 60 / 55 / 50 for ever",
                                       "2025 年起延迟法定退休年龄；false：始终 60 / 55 / 50"),
      parameter<&P::early_retirement_share>(
          "弹性提前退休占比", "share", "of those who reach the age from 2025: retire early, never below the old age",
          "2025 年起达龄者中提前退休占比，不早于原年龄"),
      parameter<&P::early_retirement_months>("提前月数", "months", "how much earlier they retire", "提前退休的月数"),
      parameter<&P::late_retirement_share>("弹性延迟退休占比", "share",
                                           "of those who reach the age from 2025: agree to stay longer",
                                           "2025 年起达龄者中协商延迟退休占比"),
      parameter<&P::late_retirement_months>("延迟月数", "months", "how much longer they stay", "延迟退休的月数"),
      parameter<&P::recruitment_multiplier>("补充系数", "factor", "times every recruitment cap", "乘以各补充上限"),
      parameter<&P::replacement_share>("离职补充占比", "share", "of leavers replaced even where staff exceed need",
                                       "超编时仍补充的离职占比"),
      parameter<&P::recruit_first_age>("补充最低年龄", "years", "youngest recruits", "新补充人员最低年龄"),
      parameter<&P::recruit_last_age>("补充最高年龄", "years", "oldest recruits", "新补充人员最高年龄"),
      parameter<&P::recruit_women_share>("补充女性占比", "share", "of recruits", "占新补充人员"),
      parameter<&P::staffing_need>("需求核算单位", "", "where the larger of ratio and class need is taken",
                                   "按生师比与按班级需求取大者的核算单位"),
      parameter<&P::staffed_ahead_years>("提前配备年数", "years",
                                         "staff of new rooms are sought so many years before they open",
                                         "新建、改扩建学校所需教职工提前配备的年数"),
      parameter<&P::establishment_fill_rate>(
          "编制使用率", "share",
          "staff / posts in the base; 0: posts limit nobody unless the table establishment has rows",
          "基年教职工占编制；0 表示除 establishment 表外不受编制限制"),
      parameter<&P::establishment_toward_need_share>("编制调整占比", "share",
                                                     "of the distance from posts to need, closed at a re-count",
                                                     "每次核编缩小编制与需求差距的占比"),
      parameter<&P::recount_years>("核编周期", "years", "years between re-counts of posts", "两次核编间隔的年数"),
      parameter<&P::reserve_post_share>("周转编制占比", "share",
                                        "most posts kept in reserve, of the posts of the counties that share it",
                                        "周转编制池占所属旗县区编制的上限"),
      parameter<&P::reserve_level>(
          "周转编制层级", "",
          "who shares a reserve: every county has its own, or the counties of a prefecture have one",
          "周转编制池的统筹层级：各旗县区自有，或全盟市共用"),
      parameter<&P::vacancy_years_most>("空缺年限", "years",
                                        "posts vacant for so many years are filled above the caps; 0: no such rule",
                                        "空缺满此年数的岗位不受补充上限限制予以补足；0 为不作规定"),
      parameter<&P::staffing_floor_share>(
          "最低配备占比", "share",
          "of classes x teachers_per_class: transfers always bring every site to it, as far as the county has staff",
          "占班数×每班教师数：统筹调配保证各校达到的最低配备，以旗县区现有教职工为限"),
      parameter<&P::county_posting_share>(
          "县管校聘覆盖", "share",
          "how far the staff of a county are posted to sites by need every year; 0: schools keep their staff",
          "旗县区教职工每年按需统筹到校的程度；0 为各校自管"),
      parameter<&P::eligible_exchange_share>("应交流占比", "share",
                                             "of staff, those long enough in one school to be exchanged",
                                             "占教职工：在同一学校满规定年限者"),
      parameter<&P::exchange_share>("交流比例", "share", "of the eligible, exchanged every year where staff are posted",
                                    "每年交流占应交流人数"),
      parameter<&P::backbone_exchange_share>("骨干交流占比", "share", "backbone teachers of the exchanged",
                                             "交流人数中骨干教师占比"),
      parameter<&P::rural_attrition_multiplier>(
          "乡村流失系数", "factor", "times attrition at rural schools; below 1: a subsidy or posts keep staff there",
          "乘以乡村学校流失率；小于 1 表示补助、岗位等留人措施见效"),
      parameter<&P::grants_multiplier>("拨款系数", "factor",
                                       "times every row of the table grants but fees, by fiscal year",
                                       "乘以 grants 表各标准（保教费除外），按财政年度"),
      parameter<&P::pay_multiplier>("人员经费系数", "factor", "times pay of the table pay, by fiscal year",
                                    "乘以 pay 表各标准，按财政年度"),
      parameter<&P::civil_servant_pay_yuan>("公务员平均工资", "yuan per person per year",
                                            "on the same terms as the table pay; 0: no floor",
                                            "与 pay 表口径一致；0：不设下限"),
      parameter<&P::pay_to_civil_servants>("教师与公务员工资之比下限", "ratio",
                                           "pay is at least so many times civil_servant_pay_yuan",
                                           "人员经费不低于公务员平均工资的此倍数"),
  };
  return fields;
}

}  // namespace xuewei
