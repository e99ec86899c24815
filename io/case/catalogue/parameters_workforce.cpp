// Parameters of staff.
#include "io/case/catalogue/catalogue.hpp"

namespace xuewei {

void append_workforce_parameters(std::vector<Field<Parameters>>& fields) {
  using P = Parameters;
  static constexpr std::string_view group = "workforce";
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
  fields.push_back(
      quantity(&P::recruitment_multiplier,
               {.zh = "补充系数", .unit = "factor", .doc = "times every recruitment cap", .doc_zh = "乘以各补充上限"}));
  fields.push_back(quantity(&P::replacement_share, {.zh = "离职补充占比",
                                                    .unit = "share",
                                                    .doc = "of leavers replaced even where staff exceed need",
                                                    .doc_zh = "超编时仍补充的离职占比"}));
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
  const auto years = [](int P::*member, double least, double most, std::string_view name, std::string_view zh,
                        std::string_view doc, std::string_view doc_zh) {
    return field(member, {.name = name,
                          .zh = zh,
                          .unit = "years",
                          .doc = doc,
                          .doc_zh = doc_zh,
                          .least = least,
                          .most = most,
                          .group = group});
  };
  fields.push_back(field(&P::staffing_need, {.name = "staffing_need",
                                             .zh = "需求核算单位",
                                             .doc = "where the larger of ratio and class need is taken",
                                             .doc_zh = "按生师比与按班级需求取大者的核算单位",
                                             .group = group}));
  fields.push_back(years(&P::staffed_ahead_years, 0, 5, "staffed_ahead_years", "提前配备年数",
                         "staff of new rooms are sought so many years before they open",
                         "新建、改扩建学校所需教职工提前配备的年数"));
  fields.push_back(share(&P::establishment_fill_rate, "establishment_fill_rate", "编制使用率",
                         "staff / posts in the base; 0: posts limit nobody unless the table establishment has rows",
                         "基年教职工占编制；0 表示除 establishment 表外不受编制限制"));
  fields.push_back(share(&P::establishment_toward_need_share, "establishment_toward_need_share", "编制调整占比",
                         "of the distance from posts to need, closed at a re-count",
                         "每次核编缩小编制与需求差距的占比"));
  fields.push_back(years(&P::recount_years, 1, 10, "recount_years", "核编周期", "years between re-counts of posts",
                         "两次核编间隔的年数"));
  fields.push_back(share(&P::reserve_post_share, "reserve_post_share", "周转编制占比",
                         "most posts kept in reserve, of the posts of the counties that share it",
                         "周转编制池占所属旗县区编制的上限"));
  fields.push_back(field(&P::reserve_level, {.name = "reserve_level",
                                             .zh = "周转编制层级",
                                             .doc = "who shares a reserve: every county has its own, or the counties "
                                                    "of a prefecture have one",
                                             .doc_zh = "周转编制池的统筹层级：各旗县区自有，或全盟市共用",
                                             .group = group}));
  fields.push_back(years(&P::vacancy_years_most, 0, 10, "vacancy_years_most", "空缺年限",
                         "posts vacant for so many years are filled above the caps; 0: no such rule",
                         "空缺满此年数的岗位不受补充上限限制予以补足；0 为不作规定"));
  fields.push_back(
      quantity(&P::county_posting_share,
               {.zh = "县管校聘覆盖",
                .unit = "share",
                .doc = "how far the staff of a county are posted to sites by need every year; 0: schools keep "
                       "their staff",
                .doc_zh = "旗县区教职工每年按需统筹到校的程度；0 为各校自管"}));
  fields.push_back(share(&P::eligible_exchange_share, "eligible_exchange_share", "应交流占比",
                         "of staff, those long enough in one school to be exchanged",
                         "占教职工：在同一学校满规定年限者"));
  fields.push_back(share(&P::exchange_share, "exchange_share", "交流比例",
                         "of the eligible, exchanged every year where staff are posted", "每年交流占应交流人数"));
  fields.push_back(share(&P::backbone_exchange_share, "backbone_exchange_share", "骨干交流占比",
                         "backbone teachers of the exchanged", "交流人数中骨干教师占比"));
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
