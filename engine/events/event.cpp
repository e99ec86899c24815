#include "engine/events/event.hpp"

#include <array>

namespace xuewei {

std::span<const std::string_view> event_kind_names() {
  static constexpr std::array<std::string_view, 9> names = {"project_started",   "project_delayed", "project_opened",
                                                            "temporary_removed", "merged",          "closed",
                                                            "converted",         "triggered",       "refused"};
  return names;
}

std::span<const std::string_view> guard_names() {
  static constexpr std::array<std::string_view, 10> names = {"none",          "last_state_kindergarten",
                                                             "last_senior",   "last_of_county",
                                                             "border_school", "protected_school",
                                                             "travel_limit",  "no_bed",
                                                             "no_room",       "not_open"};
  return names;
}

std::span<const std::string_view> cause_names() {
  static constexpr std::array<std::string_view, 3> names = {"plan", "project", "rule"};
  return names;
}

}  // namespace xuewei
