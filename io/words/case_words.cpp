#include "io/words/words.hpp"

namespace xuewei {

template <>
const std::vector<Word>& words_of<Basis>() {
  static const std::vector<Word> words = {{"published", "公布", "published", {"已公布"}},
                                          {"estimated", "估算", "estimated", {"估计"}},
                                          {"synthetic", "合成", "synthetic", {"虚拟"}}};
  return words;
}

template <>
const std::vector<Word>& words_of<Sex>() {
  static const std::vector<Word> words = {{"male", "男", "male"}, {"female", "女", "female"}};
  return words;
}

template <>
const std::vector<Word>& words_of<AreaLevel>() {
  static const std::vector<Word> words = {{"region", "自治区", "region", {"省级"}},
                                          {"prefecture", "盟市", "prefecture", {"地级", "地市级"}},
                                          {"county", "旗县区", "county", {"县级"}},
                                          {"area", "片区", "area", {"区域"}}};
  return words;
}

template <>
const std::vector<Word>& words_of<Residence>() {
  static const std::vector<Word> words = {
      {"urban", "城区", "urban"}, {"town", "镇区", "town"}, {"rural", "乡村", "rural"}};
  return words;
}

template <>
const std::vector<Word>& words_of<MortalityMeasure>() {
  static const std::vector<Word> words = {{"mx", "死亡率", "death rate"},
                                          {"qx", "死亡概率", "probability of dying"},
                                          {"Lx", "存活人年数", "person-years lived"},
                                          {"survival", "存活比", "survival ratio"}};
  return words;
}

template <>
const std::vector<Word>& words_of<ObservedBirthsRow::Counted>() {
  static const std::vector<Word> words = {{"resident", "常住", "resident"}, {"registered", "户籍", "registered"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Sector>() {
  static const std::vector<Word> words = {{"state", "公办", "state", {"教育部门"}},
                                          {"inclusive_private", "普惠性民办", "inclusive private"},
                                          {"other_private", "其他民办", "other private"}};
  return words;
}

template <>
const std::vector<Word>& words_of<RetirementTrack>() {
  static const std::vector<Word> words = {{"men", "男60", "men, 60", {"男"}},
                                          {"women_55", "女55", "women, 55", {"女干部", "女专业技术"}},
                                          {"women_50", "女50", "women, 50", {"女工人", "女工勤"}}};
  return words;
}

template <>
const std::vector<Word>& words_of<RecruitmentChannel>() {
  static const std::vector<Word> words = {
      {"open_recruitment", "公开招聘", "open recruitment", {"招聘"}},
      {"special_post", "特岗", "special posts", {"特岗教师"}},
      {"publicly_funded", "公费师范生", "publicly funded graduates", {"公费", "优师"}},
      {"silver_age", "银龄返聘", "silver-age staff", {"银龄"}}};
  return words;
}

template <>
const std::vector<Word>& words_of<ProjectKind>() {
  static const std::vector<Word> words = {{"new_site", "新建", "new site"},
                                          {"extension", "扩建", "extension", {"改扩建"}},
                                          {"renewal", "改造", "renewal", {"维修改造", "重建"}},
                                          {"conversion", "改用", "conversion"},
                                          {"temporary", "临时校舍", "temporary rooms"},
                                          {"beds", "宿舍", "beds"},
                                          {"grounds", "场地", "grounds"},
                                          {"repair", "维修", "repair"},
                                          {"equipment", "设备购置", "equipment", {"设备"}}};
  return words;
}

template <>
const std::vector<Word>& words_of<SpendingProfile>() {
  static const std::vector<Word> words = {
      {"even", "均摊", "even"}, {"front_loaded", "前重", "front-loaded"}, {"back_loaded", "后重", "back-loaded"}};
  return words;
}

template <>
const std::vector<Word>& words_of<NetworkChangeRow::Change>() {
  static const std::vector<Word> words = {
      {"close", "撤销", "closure"}, {"merge", "撤并", "merger"}, {"convert", "改用", "conversion"}};
  return words;
}

template <>
const std::vector<Word>& words_of<RuleRow::Rule>() {
  static const std::vector<Word> words = {{"merge_small", "撤并小规模学校", "merge small schools"},
                                          {"close_empty", "撤销空校", "close empty schools"},
                                          {"exit_noncompliant", "不达标退出", "exit of schools below the norm"},
                                          {"special_school", "特教学校设置", "special schools"},
                                          {"vocational_centre", "职教中心设置", "vocational centres"},
                                          {"township_kindergarten", "乡镇公办园覆盖", "township kindergartens"},
                                          {"county_senior", "县域普通高中覆盖", "county senior schools"},
                                          {"need_driven_building", "按需新建", "building by need"},
                                          {"temporary_classrooms", "临时教室", "temporary classrooms"},
                                          {"stage_conversion", "学段间调剂", "conversion between stages", {"潮汐学校"}},
                                          {"shared_rooms", "校内共用教室", "rooms shared within a school", {"附设班"}},
                                          {"childcare_conversion", "改设托位", "conversion to childcare"}};
  return words;
}

template <>
const std::vector<Word>& words_of<SpendingItem>() {
  static const std::vector<Word> words = {{"pay", "人员经费", "Pay"},
                                          {"public_use", "公用经费", "Public use", {"生均公用经费"}},
                                          {"boarding", "寄宿生补助", "Boarding"},
                                          {"heating", "取暖费", "Heating"},
                                          {"nutrition", "营养改善", "Nutrition"},
                                          {"free_last_year", "免保育教育费", "Free last preschool year"},
                                          {"sector_subsidy", "办园补助", "Subsidy by sector", {"普惠性补助"}},
                                          {"bought_places", "购买学位", "Bought places"},
                                          {"other", "其他经费", "Other"},
                                          {"works", "基本建设", "Works"},
                                          {"equipment", "设备与信息化", "Equipment"},
                                          {"fee", "保教费", "Fee", {"保育教育费", "学费"}}};
  return words;
}

template <>
const std::vector<Word>& words_of<GrantRow::Term>() {
  static const std::vector<Word> words = {{"spring", "春季学期", "spring", {"春季"}},
                                          {"autumn", "秋季学期", "autumn", {"秋季"}}};
  return words;
}

template <>
const std::vector<Word>& words_of<StageRow::IntakeRule>() {
  static const std::vector<Word> words = {{"choice", "择校", "choice"},
                                          {"strict", "学区", "strict catchments"},
                                          {"feeder", "对口直升", "feeder schools"},
                                          {"lottery", "摇号", "lottery"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Parameters::Crowding>() {
  static const std::vector<Word> words = {{"stretch_first", "先扩班额", "stretch classes first"},
                                          {"spread_first", "先分流", "spread pupils first"},
                                          {"norm_only", "不超标准班额", "never above the norm"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Parameters::BeyondLimit>() {
  static const std::vector<Word> words = {{"ride", "乘车", "ride"}, {"bed_only", "须有床位", "bed only"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Parameters::UnspentMoney>() {
  static const std::vector<Word> words = {{"carry", "结转", "carried over"}, {"lapse", "收回", "lapses"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Parameters::StaffingNeed>() {
  static const std::vector<Word> words = {{"county", "按旗县区", "by county"}, {"school", "按学校", "by school"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Parameters::ReserveLevel>() {
  static const std::vector<Word> words = {{"county", "旗县区级", "county"}, {"prefecture", "盟市级", "prefecture"}};
  return words;
}

template <>
const std::vector<Word>& words_of<StageRow::Catchment>() {
  static const std::vector<Word> words = {{"county", "旗县区", "county"}, {"prefecture", "盟市", "prefecture"}};
  return words;
}

template <>
const std::vector<Word>& words_of<StageRow::Entry>() {
  static const std::vector<Word> words = {{"participation", "按年龄入园", "participation by age"},
                                          {"birth_cohort", "按出生批次入学", "by birth cohort"},
                                          {"junior_from_primary", "小学升初中", "junior from primary"},
                                          {"general_senior", "普通高中", "general senior"},
                                          {"vocational_senior", "中等职业", "vocational senior"},
                                          {"special", "特殊教育", "special education"}};
  return words;
}

template <>
const std::vector<Word>& words_of<PopulationSettings::MigrationTiming>() {
  static const std::vector<Word> words = {{"half_and_half", "年初年末各半", "half at each end of the year"},
                                          {"end", "年末", "end of the year"}};
  return words;
}

template <>
const std::vector<Word>& words_of<PopulationSettings::MigrationAge>() {
  static const std::vector<Word> words = {{"at_event", "迁移时年龄", "age at the move"},
                                          {"cohort", "同批人", "cohort"}};
  return words;
}

template <>
const std::vector<Word>& words_of<PopulationSettings::FertilityAge>() {
  static const std::vector<Word> words = {{"at_birth", "生育时年龄", "at birth"},
                                          {"reached", "当年达到年龄", "reached in the year"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Uncertainty::Form>() {
  static const std::vector<Word> words = {{"lognormal", "对数正态", "lognormal"},
                                          {"ar1_lognormal", "一阶自回归对数正态", "AR(1) lognormal"},
                                          {"fixed", "固定偏差", "fixed"},
                                          {"normal", "正态", "normal"},
                                          {"triangular", "三角", "triangular"},
                                          {"uniform", "均匀", "uniform"},
                                          {"beta", "贝塔", "beta"},
                                          {"empirical", "经验", "empirical"},
                                          {"student_t", "t 分布", "Student's t"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Uncertainty::Process>() {
  static const std::vector<Word> words = {
      {"once", "只抽一次", "once"}, {"ar1", "一阶自回归", "AR(1)"}, {"random_walk", "随机游走", "random walk"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Uncertainty::Scale>() {
  static const std::vector<Word> words = {
      {"log", "对数", "log"}, {"logit", "对数几率", "logit"}, {"plain", "相对值", "plain"}};
  return words;
}

template <>
const std::vector<Word>& words_of<LuckBy>() {
  static const std::vector<Word> words = {{"area", "片区", "area"},
                                          {"county", "旗县区", "county"},
                                          {"residence", "城乡", "residence"},
                                          {"age", "年龄", "age"},
                                          {"grade", "年级", "grade"},
                                          {"stage", "学段", "stage"},
                                          {"site", "学校学段", "school at a stage"},
                                          {"project", "项目", "project"},
                                          {"programme", "工程", "programme"}};
  return words;
}

const std::vector<Word>& school_flags() {
  static const std::vector<Word> words = {{school_flag::kTeachingPoint, "教学点", "teaching point"},
                                          {school_flag::kBoarding, "寄宿制", "boarding", {"寄宿"}},
                                          {school_flag::kBorder, "边境", "border"},
                                          {school_flag::kProtected, "保留", "protected", {"不撤并"}},
                                          {school_flag::kPlanned, "规划", "planned"}};
  return words;
}

}  // namespace xuewei
