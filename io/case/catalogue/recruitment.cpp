// Columns of the tables about recruitment: how many, and through which channels.
#include "io/case/catalogue/catalogue.hpp"
#include "io/case/catalogue/shared_columns.hpp"

namespace xuewei {

Table<RecruitmentRow> recruitment_table() {
  using R = RecruitmentRow;
  return {
      "recruitment",
      "教师补充",
      "most staff a county may recruit for a stage through a channel in one school year; a county and stage without "
      "any row has no cap",
      "旗县区每学年各学段、各渠道补充上限；没有任何行的旗县区与学段不设上限",
      &Case::recruitment,
      {county_column<R>(), stage_column<R>(),
       field(&R::channel, {.name = "channel",
                           .zh = "补充渠道",
                           .doc = "way of recruiting; every one but open recruitment needs a row of channels",
                           .doc_zh = "补充方式；除公开招聘外须在 channels 表中写明",
                           .need = Need::blankable,
                           .key = true}),
       field(&R::from_year, {.name = "from_year",
                             .zh = "起始学年",
                             .unit = "year",
                             .doc = "holds from this school year to the next row's; blank: from the start",
                             .doc_zh = "自该学年起，至下一行的学年止；留空表示自始",
                             .need = Need::blankable,
                             .least = 1900,
                             .most = 2200,
                             .key = true})
           .acting(Acts::to_next_row),
       field(&R::cap_per_year, {.name = "cap_per_year",
                                .zh = "年补充上限",
                                .unit = "persons per year",
                                .doc = "cap",
                                .doc_zh = "上限",
                                .need = Need::required,
                                .least = 0,
                                .most = 1e6}),
       field(&R::quota_per_year, {.name = "quota_per_year",
                                  .zh = "年补充定额",
                                  .unit = "persons per year",
                                  .doc = "taken even where staff exceed need, as graduates who were promised a post",
                                  .doc_zh = "超编时也须接收的人数，如承诺有岗的毕业生",
                                  .need = Need::blankable,
                                  .least = 0,
                                  .most = 1e6}),
       basis_column<R>()}};
}

Table<ChannelRow> channels_table() {
  using R = ChannelRow;
  const auto age = [](std::optional<int> R::*member, std::string_view name, std::string_view zh, std::string_view doc,
                      std::string_view doc_zh) {
    return field(member, {.name = name,
                          .zh = zh,
                          .unit = "years",
                          .doc = doc,
                          .doc_zh = doc_zh,
                          .need = Need::blankable,
                          .least = 16,
                          .most = 75});
  };
  return {"channels",
          "补充渠道",
          "how each channel of recruitment works; open recruitment without a row takes the parameters' ages",
          "各补充渠道的办法；公开招聘无行时按参数中的年龄",
          &Case::channels,
          {field(&R::channel, {.name = "channel",
                               .zh = "补充渠道",
                               .doc = "way of recruiting",
                               .doc_zh = "补充方式",
                               .need = Need::required,
                               .key = true}),
           field(&R::order, {.name = "order",
                             .zh = "使用顺序",
                             .unit = "place in the order",
                             .doc = "the lowest is used first",
                             .doc_zh = "数小者先用",
                             .need = Need::required,
                             .least = 1,
                             .most = 9}),
           age(&R::first_age, "first_age", "最低年龄", "youngest recruits; blank: recruit_first_age",
               "最低年龄；留空取 recruit_first_age"),
           age(&R::last_age, "last_age", "最高年龄", "oldest recruits; blank: recruit_last_age",
               "最高年龄；留空取 recruit_last_age"),
           field(&R::women_share, {.name = "women_share",
                                   .zh = "女性占比",
                                   .unit = "share",
                                   .doc = "of recruits; blank: recruit_women_share",
                                   .doc_zh = "占该渠道补充；留空取 recruit_women_share",
                                   .need = Need::blankable,
                                   .least = 0,
                                   .most = 1}),
           field(&R::service_years, {.name = "service_years",
                                     .zh = "服务年限",
                                     .unit = "years",
                                     .doc = "recruits are bound so many years; silver_age: they stay so long and leave",
                                     .doc_zh = "服务期；银龄人员期满离任",
                                     .need = Need::blankable,
                                     .least = 0,
                                     .most = 20}),
           share_column(&R::in_service_attrition_share, Need::blankable, "in_service_attrition_share", "服务期流失率",
                        "share per year", "leaving during the term, in place of the stage's attrition",
                        "服务期内年流失率，代替学段流失率"),
           share_column(&R::leaving_share, Need::blankable, "leaving_share", "期满离任率", "share",
                        "of those who serve the term, who leave at its end", "服务期满时离任占比"),
           basis_column<R>()}};
}

}  // namespace xuewei
