#include "io/words/words.hpp"

namespace xuewei {

template <>
const std::vector<Word>& words_of<EventKind>() {
  static const std::vector<Word> words = {{"project_started", "项目开工", "project started"},
                                          {"project_delayed", "项目延期", "opening delayed"},
                                          {"project_opened", "项目投用", "project opened"},
                                          {"temporary_removed", "临时校舍拆除", "temporary rooms removed"},
                                          {"merged", "撤并", "merged"},
                                          {"closed", "撤销", "closed"},
                                          {"converted", "教室改用", "rooms converted"},
                                          {"triggered", "决定新建", "building decided"},
                                          {"refused", "调整被阻止", "change refused"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Guard>() {
  static const std::vector<Word> words = {
      {"none", "", ""},
      {"last_state_kindergarten", "乡镇唯一公办园", "last state kindergarten of its township"},
      {"last_senior", "旗县区唯一普通高中", "last general senior school of its county"},
      {"last_of_county", "旗县区该义务教育学段唯一校点", "last site of a compulsory stage in its county"},
      {"border_school", "边境学校", "border school"},
      {"protected_school", "保留学校", "protected school"},
      {"travel_limit", "超出上学时间上限", "beyond the travel limit"},
      {"no_bed", "床位不足", "not enough beds"},
      {"no_room", "学位不足", "not enough places"},
      {"not_open", "校点已停办", "one of the sites is closed already"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Cause>() {
  static const std::vector<Word> words = {
      {"plan", "规划", "plan"}, {"project", "项目", "project"}, {"rule", "规则", "rule"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Level>() {
  static const std::vector<Word> words = {{"whole", "全部", "the whole"},
                                          {"county", "旗县区", "county"},
                                          {"area", "地区", "area"},
                                          {"zone", "片区", "zone"},
                                          {"site", "校点", "site"},
                                          {"programme", "工程", "programme"},
                                          {"project", "项目", "project"},
                                          {"rule", "规则", "rule"},
                                          {"government_level", "负担层级", "level of government"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Direction>() {
  static const std::vector<Word> words = {
      {"neither", "不分好坏", "neither"}, {"better", "越多越好", "better"}, {"worse", "越少越好", "worse"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Aggregation>() {
  static const std::vector<Word> words = {{"sum", "求和", "sum"},
                                          {"count", "计数", "count"},
                                          {"ratio_of_sums", "分子分母分别求和后相除", "ratio of sums"},
                                          {"recomputed", "重新计算", "computed again"}};
  return words;
}

template <>
const std::vector<Word>& words_of<Given>() {
  static const std::vector<Word> words = {
      {"always", "不需其他数据", "nothing beyond"},
      {"schools", "学校表 schools", "table schools"},
      {"teachers", "教职工表 teachers", "table teachers"},
      {"establishment", "编制表 establishment 或参数 establishment_fill_rate，并有教职工表 teachers",
       "table establishment or parameter establishment_fill_rate, beside table teachers"},
      {"redeployment", "转岗表 redeployment，并有教职工表 teachers", "table redeployment, beside table teachers"},
      {"supplements", "附加编制表 staffing_supplements", "table staffing_supplements"},
      {"moves", "区间迁移表 moves 或搬迁事件表 relocations", "table moves or relocations"},
      {"external_migration", "外部迁移表 external_migration", "table external_migration"},
      {"travel_limits", "学段的 travel_limit_minutes，并有学校表 schools",
       "travel_limit_minutes of a stage, beside table schools"},
      {"senior_stages", "普通高中或中等职业学段，并有学校表 schools",
       "a general or vocational senior stage, beside table schools"},
      {"nine_grades", "合计九个年级的小学与初中学段", "primary and junior stages of nine grades together"},
      {"spending", "拨款表 grants、工资表 pay 或项目表 projects（给出工资时还须有教职工表 teachers）",
       "table grants, pay or projects (with pay also table teachers)"},
      {"fees", "拨款表 grants 中的家庭缴费 fee", "fees in table grants"},
      {"budgets", "预算表 budgets，并能计算财政支出", "table budgets, and what spending needs"}};
  return words;
}

const std::vector<Word>& government_levels() {
  static const std::vector<Word> words = {{"central", "中央", "Central"},
                                          {"region", "自治区（省级）", "Region"},
                                          {"prefecture", "盟市", "Prefecture"},
                                          {"county", "旗县区", "County"}};
  return words;
}

const std::vector<Word>& class_size_bands() {
  static const std::vector<Word> words = {{"45 or fewer", "45 人及以下", "45 or fewer"},
                                          {"46-55", "46—55 人", "46–55"},
                                          {"56-65", "56—65 人（大班额）", "56–65 (oversize)"},
                                          {"66 or more", "66 人及以上（超大班额）", "66 or more"}};
  return words;
}

const std::vector<Word>& school_size_bands() {
  static const std::vector<Word> words = {{"under 100", "不足100人", "under 100"},
                                          {"100-299", "100—299人", "100-299"},
                                          {"300-599", "300—599人", "300-599"},
                                          {"600-1199", "600—1199人", "600-1199"},
                                          {"1200 or more", "1200人及以上", "1200 or more"}};
  return words;
}

const std::vector<Word>& warning_levels() {
  static const std::vector<Word> words = {{"no_school", "停办或未办", "No school"},
                                          {"blue", "蓝", "Blue"},
                                          {"green", "绿", "Green"},
                                          {"yellow", "黄", "Yellow"},
                                          {"orange", "橙", "Orange"},
                                          {"red", "红", "Red"}};
  return words;
}

const std::vector<Word>& units() {
  static const std::vector<Word> words = {{"persons", "人", "persons"},
                                          {"pupils", "人", "pupils"},
                                          {"places", "个", "places"},
                                          {"classes", "个", "classes"},
                                          {"classrooms", "间", "classrooms"},
                                          {"beds", "张", "beds"},
                                          {"sites", "个", "sites"},
                                          {"counties", "个", "counties"},
                                          {"m2", "平方米", "m2"},
                                          {"m2 per pupil", "平方米/生", "m2 per pupil"},
                                          {"residents", "人", "residents"},
                                          {"yuan", "元", "yuan"},
                                          {"yuan per pupil", "元/生", "yuan per pupil"},
                                          {"pupils per class", "人/班", "pupils per class"},
                                          {"pupils per place", "人/学位", "pupils per place"},
                                          {"pupils per child", "人/人", "pupils per child"},
                                          {"level", "级", "level"},
                                          {"1", "", ""}};
  return words;
}

}  // namespace xuewei
