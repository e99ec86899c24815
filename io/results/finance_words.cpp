#include "io/results/finance_words.hpp"

namespace xuewei {

const std::array<Bilingual, kSpendingItems>& words_of_spending_items() {
  static const std::array<Bilingual, kSpendingItems> words = {{{"Pay", "人员经费"},
                                                               {"Public use", "公用经费"},
                                                               {"Boarding", "寄宿生补助"},
                                                               {"Heating", "取暖费"},
                                                               {"Nutrition", "营养改善"},
                                                               {"Free last preschool year", "免保育教育费"},
                                                               {"Subsidy by sector", "办园补助"},
                                                               {"Bought places", "购买学位"},
                                                               {"Other", "其他经费"},
                                                               {"Works", "基本建设"},
                                                               {"Equipment", "设备与信息化"}}};
  return words;
}

const std::array<Bilingual, kGovernmentLevels>& words_of_government_levels() {
  static const std::array<Bilingual, kGovernmentLevels> words = {
      {{"Central", "中央"}, {"Region", "自治区（省级）"}, {"Prefecture", "盟市"}, {"County", "旗县区"}}};
  return words;
}

const std::array<Bilingual, kSchoolSizeBands>& words_of_school_sizes() {
  static const std::array<Bilingual, kSchoolSizeBands> words = {{{"under 100", "不足100人"},
                                                                 {"100-299", "100—299人"},
                                                                 {"300-599", "300—599人"},
                                                                 {"600-1199", "600—1199人"},
                                                                 {"1200 or more", "1200人及以上"}}};
  return words;
}

}  // namespace xuewei
