// Redeployment between two stages of the case, replacement of leavers, and exchange of teachers as far as the supervision of
// balanced compulsory education asks for it.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

void check_routes(Draft& draft) {
  const auto& rows = draft.data.redeployment;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!draft.sound("redeployment", i) || rows[i].from_stage != rows[i].to_stage) continue;
    draft.problems.add(
        draft.cell("redeployment", i, "to_stage"), rows[i].to_stage,
        {"must be another stage than from_stage", "须与转出学段不同"},
        {"staff of one stage are posted by county_posting_share", "同一学段内的调配用 county_posting_share"});
  }
}

void check_replacement(Draft& draft) {
  const auto& rows = draft.data.replacement;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (!draft.sound("replacement", i) || !draft.sound("replacement", i - 1)) continue;
    if (rows[i].staff_per_need < rows[i - 1].staff_per_need)
      draft.problems.add(draft.cell("replacement", i, "staff_per_need"), shortest(rows[i].staff_per_need),
                         {fmt::format("must be above that of the row before, {}", shortest(rows[i - 1].staff_per_need)),
                          fmt::format("须大于上一行的 {}", shortest(rows[i - 1].staff_per_need))});
    if (rows[i].share > rows[i - 1].share)
      draft.problems.add(draft.cell("replacement", i, "share"), shortest(rows[i].share),
                         {fmt::format("must not be above that of the row before, {}", shortest(rows[i - 1].share)),
                          fmt::format("不得大于上一行的 {}", shortest(rows[i - 1].share))},
                         {"the more staff there are, the fewer leavers are replaced", "教职工越富余，补充越少"});
  }
}

/// 教督〔2017〕6号, government guarantee: every year 10 % of the eligible, of whom 20 % backbone teachers.
void warn_of_little_exchange(Draft& draft) {
  const Parameters& p = draft.data.parameters;
  const bool posted =
      std::ranges::any_of(p.county_posting_share.points, [](const auto& point) { return point.second > 0.0; });
  if (!posted) return;
  const auto warn = [&](const char* name, double value, double least) {
    if (value >= least) return;
    draft.warnings.add(draft.settings.at(fmt::format("/parameters/workforce/{}", name)), shortest(value),
                       {fmt::format("is below the {} that supervision asks for", shortest(least)),
                        fmt::format("低于督导要求的 {}", shortest(least))},
                       {"教督〔2017〕6号: a tenth of the eligible every year, a fifth of them backbone teachers",
                        "教督〔2017〕6号：每年交流不低于应交流的 10%，其中骨干不低于 20%"});
  };
  warn("exchange_share", p.exchange_share, 0.1);
  warn("backbone_exchange_share", p.backbone_exchange_share, 0.2);
}

}  // namespace

void validate_posting(Draft& draft) {
  check_routes(draft);
  check_replacement(draft);
  warn_of_little_exchange(draft);
}

}  // namespace xuewei
