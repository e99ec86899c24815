#include <algorithm>
#include <limits>
#include <optional>

#include "io/description/event_words.hpp"
#include "tools/report/collect.hpp"

namespace xuewei::report {
namespace {

/// Most events a scenario lists: a page stays readable, and `export --table events` has them all.
constexpr std::size_t kMostListed = 100;

/// Position of a year on the page; the number of years if it is not there.
std::size_t position_of(const ReportData& data, int year) {
  return static_cast<std::size_t>(std::find(data.years.begin(), data.years.end(), year) - data.years.begin());
}

/// Nothing for an event that the page does not count.
std::optional<EventKind> counted_kind(const std::string& name) {
  const auto index = word_index(words_of<EventKind>(), name);
  if (!index || *index == static_cast<std::size_t>(EventKind::project_started)) return std::nullopt;
  return static_cast<EventKind>(*index);
}

bool is_of_project(EventKind kind) {
  return kind == EventKind::project_opened || kind == EventKind::project_delayed ||
         kind == EventKind::temporary_removed;
}

void collect_openings(const RecordTable& projects, const ReportData& data, Scenario& to) {
  const std::size_t years = data.years.size();
  to.planned_openings.assign(data.programmes.size() * years, 0);
  to.openings.assign(data.programmes.size() * years, 0);
  for (std::size_t row = 0; row < projects.rows(); ++row) {
    const auto found = std::find_if(data.programmes.begin(), data.programmes.end(), [&](const Programme& programme) {
      return programme.id == projects.texts("programme")[row];
    });
    if (found == data.programmes.end()) continue;
    const std::size_t first = static_cast<std::size_t>(found - data.programmes.begin()) * years;
    const auto count = [&](const char* column, std::vector<int>& counts) {
      if (const std::size_t year = position_of(data, projects.integers(column)[row]); year < years)
        ++counts[first + year];
    };
    count("planned_opening_year", to.planned_openings);
    count("opening_year", to.openings);
  }
}

void collect_ceilings(const RecordTable& money, const ReportData& data, Scenario& to) {
  to.ceiling_yuan.assign(data.programmes.size() * data.years.size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t row = 0; row < money.rows(); ++row)
    for (std::size_t programme = 0; programme < data.programmes.size(); ++programme)
      if (data.programmes[programme].id == money.texts("programme")[row])
        if (const std::size_t year = position_of(data, money.integers("year")[row]); year < data.years.size())
          to.ceiling_yuan[programme * data.years.size() + year] = money.numbers("ceiling_yuan")[row];
}

}  // namespace

void collect_events(const ScenarioResults& from, const ReportData& data, const std::map<std::string, int>& shown_area,
                    Scenario& to) {
  if (const RecordTable* projects = from.table("projects")) collect_openings(*projects, data, to);
  if (const RecordTable* money = from.table("money")) collect_ceilings(*money, data, to);
  const RecordTable* events = from.table("events");
  if (events == nullptr) return;
  const std::size_t years = data.years.size();
  to.event_counts.assign(event_kinds().size() * years, 0);
  std::vector<std::size_t> listed, refused;
  for (std::size_t row = 0; row < events->rows(); ++row) {
    const std::optional<EventKind> kind = counted_kind(events->texts("kind")[row]);
    const std::size_t year = position_of(data, events->integers("year")[row]);
    if (!kind || year == years) continue;
    ++to.event_counts[(static_cast<std::size_t>(*kind) - 1) * years + year];
    if (*kind == EventKind::refused) {
      std::vector<int>& of_guard = to.refusals[events->texts("guard")[row]];
      of_guard.resize(years);
      ++of_guard[year];
      refused.push_back(row);
    } else if (!is_of_project(*kind)) {
      listed.push_back(row);
    }
  }
  const std::size_t all = listed.size() + refused.size();
  listed.insert(listed.end(), refused.begin(), refused.end());
  listed.resize(std::min(all, kMostListed));
  std::sort(listed.begin(), listed.end());
  to.site_events_left_out = all - listed.size();
  for (const std::size_t row : listed) {
    const EventFacts facts = facts_of_event(*events, row);
    const auto area = shown_area.find(events->texts("county")[row]);
    to.site_events.push_back(
        {events->integers("year")[row],
         area == shown_area.end() || area->second < 0 ? 0 : static_cast<std::size_t>(area->second),
         events->texts("stage")[row],
         events->texts("school_name")[row],
         {sentence_of_event(facts, Language::english), sentence_of_event(facts, Language::chinese)}});
  }
}

}  // namespace xuewei::report
