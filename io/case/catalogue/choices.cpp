#include "io/case/catalogue/choices.hpp"

#include <algorithm>

#include "engine/case/case.hpp"

namespace xuewei {

template <>
const std::vector<Choice>& choices_of<Basis>() {
  static const std::vector<Choice> choices = {
      {"published", "公布", {"已公布"}}, {"estimated", "估计", {"估算"}}, {"synthetic", "合成", {"虚拟"}}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<Sex>() {
  static const std::vector<Choice> choices = {{"male", "男"}, {"female", "女"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<AreaLevel>() {
  static const std::vector<Choice> choices = {{"region", "自治区", {"省级"}},
                                              {"prefecture", "盟市", {"地级", "地市级"}},
                                              {"county", "旗县区", {"县级"}},
                                              {"area", "片区", {"区域"}}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<Residence>() {
  static const std::vector<Choice> choices = {{"urban", "城区"}, {"town", "镇区"}, {"rural", "乡村"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<MortalityMeasure>() {
  static const std::vector<Choice> choices = {
      {"mx", "死亡率"}, {"qx", "死亡概率"}, {"Lx", "存活人年数"}, {"survival", "存活比"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<ObservedBirthsRow::Counted>() {
  static const std::vector<Choice> choices = {{"resident", "常住"}, {"registered", "户籍"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<Sector>() {
  static const std::vector<Choice> choices = {
      {"state", "公办", {"教育部门"}}, {"inclusive_private", "普惠性民办"}, {"other_private", "其他民办"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<RetirementTrack>() {
  static const std::vector<Choice> choices = {{"men", "男60", {"男"}},
                                              {"women_55", "女55", {"女干部", "女专业技术"}},
                                              {"women_50", "女50", {"女工人", "女工勤"}}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<RecruitmentChannel>() {
  static const std::vector<Choice> choices = {{"open_recruitment", "公开招聘", {"招聘"}},
                                              {"special_post", "特岗", {"特岗教师"}},
                                              {"publicly_funded", "公费师范生", {"公费", "优师"}},
                                              {"silver_age", "银龄返聘", {"银龄"}}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<ProjectKind>() {
  static const std::vector<Choice> choices = {{"new_site", "新建"},
                                              {"extension", "扩建", {"改扩建"}},
                                              {"renewal", "改造", {"维修改造", "重建"}},
                                              {"conversion", "改用"},
                                              {"temporary", "临时校舍"},
                                              {"beds", "宿舍"},
                                              {"grounds", "场地"},
                                              {"repair", "维修"},
                                              {"equipment", "设备购置", {"设备"}}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<SpendingProfile>() {
  static const std::vector<Choice> choices = {{"even", "均摊"}, {"front_loaded", "前重"}, {"back_loaded", "后重"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<NetworkChangeRow::Change>() {
  static const std::vector<Choice> choices = {{"close", "撤销"}, {"merge", "撤并"}, {"convert", "改用"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<RuleRow::Rule>() {
  static const std::vector<Choice> choices = {{"merge_small", "撤并小规模学校"},
                                              {"close_empty", "撤销空校"},
                                              {"exit_noncompliant", "不达标退出"},
                                              {"special_school", "特教学校设置"},
                                              {"vocational_centre", "职教中心设置"},
                                              {"township_kindergarten", "乡镇公办园覆盖"},
                                              {"county_senior", "县域普通高中覆盖"},
                                              {"need_driven_building", "按需新建"},
                                              {"temporary_classrooms", "临时教室"},
                                              {"stage_conversion", "学段间调剂", {"潮汐学校"}},
                                              {"shared_rooms", "校内共用教室", {"附设班"}},
                                              {"childcare_conversion", "改设托位"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<SpendingItem>() {
  static const std::vector<Choice> choices = {{"pay", "人员经费"},
                                              {"public_use", "公用经费", {"生均公用经费"}},
                                              {"boarding", "寄宿生补助"},
                                              {"heating", "取暖费"},
                                              {"nutrition", "营养改善"},
                                              {"free_last_year", "免保育教育费"},
                                              {"sector_subsidy", "办园补助", {"普惠性补助"}},
                                              {"bought_places", "购买学位"},
                                              {"other", "其他经费"},
                                              {"works", "基本建设"},
                                              {"equipment", "设备与信息化"},
                                              {"fee", "保教费", {"保育教育费", "学费"}}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<GrantRow::Term>() {
  static const std::vector<Choice> choices = {{"spring", "春季学期", {"春季"}}, {"autumn", "秋季学期", {"秋季"}}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<StageRow::IntakeRule>() {
  static const std::vector<Choice> choices = {
      {"choice", "择校"}, {"strict", "学区"}, {"feeder", "对口直升"}, {"lottery", "摇号"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<Parameters::Crowding>() {
  static const std::vector<Choice> choices = {
      {"stretch_first", "先扩班额"}, {"spread_first", "先分流"}, {"norm_only", "不超标准班额"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<Parameters::BeyondLimit>() {
  static const std::vector<Choice> choices = {{"ride", "乘车"}, {"bed_only", "须有床位"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<Parameters::UnspentMoney>() {
  static const std::vector<Choice> choices = {{"carry", "结转"}, {"lapse", "收回"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<Parameters::StaffingNeed>() {
  static const std::vector<Choice> choices = {{"county", "按旗县区"}, {"school", "按学校"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<Parameters::ReserveLevel>() {
  static const std::vector<Choice> choices = {{"county", "旗县区级"}, {"prefecture", "盟市级"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<StageRow::Catchment>() {
  static const std::vector<Choice> choices = {{"county", "旗县区"}, {"prefecture", "盟市"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<StageRow::Entry>() {
  static const std::vector<Choice> choices = {{"participation", "按年龄入园"},       {"birth_cohort", "按出生批次入学"},
                                              {"junior_from_primary", "小学升初中"}, {"general_senior", "普通高中"},
                                              {"vocational_senior", "中等职业"},     {"special", "特殊教育"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<PopulationSettings::MigrationTiming>() {
  static const std::vector<Choice> choices = {{"half_and_half", "年初年末各半"}, {"end", "年末"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<PopulationSettings::MigrationAge>() {
  static const std::vector<Choice> choices = {{"at_event", "迁移时年龄"}, {"cohort", "同批人"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<Uncertainty::Form>() {
  static const std::vector<Choice> choices = {{"lognormal", "对数正态"}, {"ar1_lognormal", "一阶自回归对数正态"},
                                              {"fixed", "固定偏差"},     {"normal", "正态"},
                                              {"triangular", "三角"},    {"uniform", "均匀"},
                                              {"beta", "贝塔"},          {"empirical", "经验"},
                                              {"student_t", "t 分布"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<Uncertainty::Process>() {
  static const std::vector<Choice> choices = {{"once", "只抽一次"}, {"ar1", "一阶自回归"}, {"random_walk", "随机游走"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<Uncertainty::Scale>() {
  static const std::vector<Choice> choices = {{"log", "对数"}, {"logit", "对数几率"}, {"plain", "相对值"}};
  return choices;
}

template <>
const std::vector<Choice>& choices_of<LuckBy>() {
  static const std::vector<Choice> choices = {{"area", "片区"},     {"county", "旗县区"}, {"residence", "城乡"},
                                              {"age", "年龄"},      {"grade", "年级"},    {"stage", "学段"},
                                              {"site", "学校学段"}, {"project", "项目"},  {"programme", "工程"}};
  return choices;
}

const std::vector<Choice>& school_flags() {
  static const std::vector<Choice> choices = {{"teaching_point", "教学点"},
                                              {"boarding", "寄宿制", {"寄宿"}},
                                              {"border", "边境"},
                                              {"protected", "保留", {"不撤并"}},
                                              {"planned", "规划"}};
  return choices;
}

std::optional<std::size_t> choice_index(const std::vector<Choice>& choices, std::string_view text) {
  for (std::size_t index = 0; index < choices.size(); ++index) {
    const Choice& choice = choices[index];
    if (text == choice.name || text == choice.zh || std::ranges::count(choice.aliases, text) > 0) return index;
  }
  return std::nullopt;
}

std::string list_of_names(const std::vector<Choice>& choices) {
  std::string text;
  for (std::size_t index = 0; index < choices.size(); ++index) {
    if (index > 0) text += index + 1 == choices.size() ? " or " : ", ";
    text += choices[index].name;
  }
  return text;
}

}  // namespace xuewei
