// Channels of recruitment: quotas within caps, terms of service that end before anybody of them retires, and a row for
// every channel that has a cap.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

constexpr int kFirstRetirementAge = 55;  // of recruits: men and women on the 55 track

class ChannelCheck {
 public:
  ChannelCheck(std::size_t row, Draft& draft) : draft_(draft), i_(row), row_(draft.data.channels[row]) {}

  void check() {
    const Parameters& parameters = draft_.data.parameters;
    const bool silver = row_.channel == RecruitmentChannel::silver_age;
    const int first = row_.first_age.value_or(parameters.recruit_first_age);
    const int last = row_.last_age.value_or(parameters.recruit_last_age);
    if (first > last)
      add("last_age", std::to_string(last),
          {fmt::format("must not be below the first age, {}", first), fmt::format("不得小于最低年龄 {}", first)},
          {"blank ages are those of parameters/workforce", "留空时取 parameters/workforce 中的年龄"});
    if (silver && row_.service_years == 0)
      add("service_years", "0", {"must be at least 1 for silver_age", "银龄返聘的服务年限须至少为 1"},
          {"how long a retired teacher is engaged", "返聘聘期"});
    if (!silver && row_.service_years > 0 && last + row_.service_years >= kFirstRetirementAge)
      add("service_years", std::to_string(row_.service_years),
          {fmt::format("the oldest recruits, {}, would end their term at {}; it must end below {}", last,
                       last + row_.service_years, kFirstRetirementAge),
           fmt::format("最年长者 {} 岁，期满时 {} 岁；须在 {} 岁之前期满", last, last + row_.service_years,
                       kFirstRetirementAge)},
          {"a lower last_age or a shorter term", "请降低最高年龄或缩短服务期"});
    if (silver && row_.leaving_share != 0.0)
      add("leaving_share", shortest(row_.leaving_share),
          {"has no meaning with silver_age: leave it blank", "银龄返聘不用此列，应留空"},
          {"all of them leave at the end of their term", "期满全部离任"});
    if (row_.service_years == 0 && row_.in_service_attrition_share != 0.0) needs_a_term("in_service_attrition_share");
    if (!silver && row_.service_years == 0 && row_.leaving_share != 0.0) needs_a_term("leaving_share");
    for (std::size_t other = 0; other < i_; ++other)
      if (draft_.data.channels[other].order == row_.order && draft_.data.channels[other].channel != row_.channel)
        add("order", std::to_string(row_.order),
            {fmt::format("is the order of {} too", name_of(draft_.data.channels[other].channel)),
             "与另一渠道的使用顺序相同"},
            {"every channel has its own place in the order", "各渠道顺序不得相同"});
  }

 private:
  void add(const char* column, std::string value, Bilingual rule, Bilingual hint) {
    draft_.problems.add(draft_.cell("channels", i_, column), std::move(value), std::move(rule), std::move(hint));
  }

  void needs_a_term(const char* column) {
    add(column, "", {"has no meaning without service_years", "无服务年限时不用此列"},
        {"give the length of the term, or leave this blank", "请写服务年限，或将此列留空"});
  }

  Draft& draft_;
  std::size_t i_;
  const ChannelRow& row_;
};

void check_caps(Draft& draft) {
  const auto& rows = draft.data.recruitment;
  const auto listed = [&](RecruitmentChannel channel) {
    return std::ranges::any_of(draft.data.channels, [&](const ChannelRow& row) { return row.channel == channel; });
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!draft.sound("recruitment", i)) continue;
    if (rows[i].quota_per_year > rows[i].cap_per_year)
      draft.problems.add(draft.cell("recruitment", i, "quota_per_year"), shortest(rows[i].quota_per_year),
                         {fmt::format("must not be above cap_per_year, {}", shortest(rows[i].cap_per_year)),
                          fmt::format("不得大于年补充上限 {}", shortest(rows[i].cap_per_year))},
                         {"the quota is part of the cap", "定额包括在上限之内"});
    if (rows[i].channel != RecruitmentChannel::open_recruitment && draft.sound("channels") && !listed(rows[i].channel))
      draft.problems.add(draft.cell("recruitment", i, "channel"), name_of(rows[i].channel),
                         {"has no row in the table channels", "channels 表中没有此渠道"},
                         {"its order of use and term of service stand there", "其使用顺序与服务年限写在该表"});
  }
}

void check_flexible_retirement(Draft& draft) {
  const Parameters& p = draft.data.parameters;
  if (p.early_retirement_share + p.late_retirement_share > 1.0)
    draft.problems.add(
        draft.settings.at("/parameters/workforce/late_retirement_share"), shortest(p.late_retirement_share),
        {fmt::format("must not be above 1 less early_retirement_share, {}", shortest(p.early_retirement_share)),
         fmt::format("与提前退休占比 {} 合计至多为 1", shortest(p.early_retirement_share))},
        {"those who choose neither retire in their statutory month", "其余人员按法定月份退休"});
}

}  // namespace

void validate_recruitment(Draft& draft) {
  for (std::size_t i = 0; i < draft.data.channels.size(); ++i)
    if (draft.sound("channels", i)) ChannelCheck(i, draft).check();
  check_caps(draft);
  check_flexible_retirement(draft);
}

}  // namespace xuewei
