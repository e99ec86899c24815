#include "tools/xuewei/lost_events.hpp"

#include <fmt/format.h>

namespace xuewei {

std::optional<std::string> lost_events_note(const std::string& scenario, const Expected& expected, Language language) {
  if (expected.lost_events == 0) return std::nullopt;
  if (language == Language::chinese)
    return fmt::format("提示：情景 {}：有 {} 个事件超出事件日志的容量，没有列入事件表；其他结果不受影响", scenario,
                       expected.lost_events);
  return fmt::format(
      "note: {}: {} events had no room in the log of their year and are missing in the table of events; no other "
      "result "
      "is affected",
      scenario, expected.lost_events);
}

}  // namespace xuewei
