// Parameters of staff.
#include "io/case/catalogue.hpp"

namespace xuewei {

void append_workforce_parameters(std::vector<Field<Parameters>>& fields) {
  using P = Parameters;
  constexpr std::string_view group = "workforce";
  fields.push_back(field(&P::retirement_reform, {.name = "retirement_reform",
                                                 .zh = "延迟退休",
                                                 .doc = "statutory rule from 2025; false: 60 / 55 / 50 for ever",
                                                 .doc_zh = "2025 年起延迟法定退休年龄；false：始终 60 / 55 / 50",
                                                 .group = group}));
  const auto share = [](double P::*member, std::string_view name, std::string_view zh, std::string_view doc,
                        std::string_view doc_zh) {
    return field(
        member,
        {.name = name, .zh = zh, .unit = "share", .doc = doc, .doc_zh = doc_zh, .least = 0, .most = 1, .group = group});
  };
  const auto months = [](int P::*member, std::string_view name, std::string_view zh, std::string_view doc,
                         std::string_view doc_zh) {
    return field(member, {.name = name,
                          .zh = zh,
                          .unit = "months",
                          .doc = doc,
                          .doc_zh = doc_zh,
                          .least = 0,
                          .most = 36,
                          .group = group});
  };
  fields.push_back(share(&P::early_retirement_share, "early_retirement_share", "弹性提前退休占比",
                         "of those who reach the age from 2025: retire early, never below the old age",
                         "2025 年起达龄者中提前退休占比，不早于原年龄"));
  fields.push_back(months(&P::early_retirement_months, "early_retirement_months", "提前月数",
                          "how much earlier they retire", "提前退休的月数"));
  fields.push_back(share(&P::late_retirement_share, "late_retirement_share", "弹性延迟退休占比",
                         "of those who reach the age from 2025: agree to stay longer",
                         "2025 年起达龄者中协商延迟退休占比"));
  fields.push_back(months(&P::late_retirement_months, "late_retirement_months", "延迟月数", "how much longer they stay",
                          "延迟退休的月数"));
  fields.push_back(field(&P::recruitment_multiplier, {.name = "recruitment_multiplier",
                                                      .zh = "补充系数",
                                                      .unit = "factor",
                                                      .doc = "times every recruitment cap",
                                                      .doc_zh = "乘以各补充上限",
                                                      .least = 0,
                                                      .most = 10,
                                                      .group = group}));
  fields.push_back(field(&P::replacement_share, {.name = "replacement_share",
                                                 .zh = "离职补充占比",
                                                 .unit = "share",
                                                 .doc = "of leavers replaced even where staff exceed need",
                                                 .doc_zh = "超编时仍补充的离职占比",
                                                 .least = 0,
                                                 .most = 1,
                                                 .group = group}));
  fields.push_back(field(&P::recruit_first_age, {.name = "recruit_first_age",
                                                 .zh = "补充最低年龄",
                                                 .unit = "years",
                                                 .doc = "youngest recruits",
                                                 .doc_zh = "新补充人员最低年龄",
                                                 .least = 16,
                                                 .most = 60,
                                                 .group = group}));
  fields.push_back(field(&P::recruit_last_age, {.name = "recruit_last_age",
                                                .zh = "补充最高年龄",
                                                .unit = "years",
                                                .doc = "oldest recruits",
                                                .doc_zh = "新补充人员最高年龄",
                                                .least = 16,
                                                .most = 60,
                                                .group = group}));
  fields.push_back(field(&P::recruit_women_share, {.name = "recruit_women_share",
                                                   .zh = "补充女性占比",
                                                   .unit = "share",
                                                   .doc = "of recruits",
                                                   .doc_zh = "占新补充人员",
                                                   .least = 0,
                                                   .most = 1,
                                                   .group = group}));
  fields.push_back(field(&P::rural_attrition_multiplier,
                         {.name = "rural_attrition_multiplier",
                          .zh = "乡村流失系数",
                          .unit = "factor",
                          .doc = "times attrition at rural schools; below 1: a subsidy or posts keep staff there",
                          .doc_zh = "乘以乡村学校流失率；小于 1 表示补助、岗位等留人措施见效",
                          .least = 0,
                          .most = 10,
                          .group = group}));
}

}  // namespace xuewei
