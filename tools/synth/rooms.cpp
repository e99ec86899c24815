#include "tools/synth/rooms.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tools/synth/apportion.hpp"

namespace xuewei::synth {
namespace {

constexpr double kTeachingPointClass = 30.0;

/// Smallest whole number of rooms; a quotient that is whole but for rounding is not pushed up.
std::int64_t whole_rooms(double rooms) { return static_cast<std::int64_t>(std::ceil(rooms - 1e-9)); }

double share_of_norm(const StageRow& stage, std::size_t grade, double pupils) {
  return pupils / stage.class_size_norm[grade];
}

std::int64_t rooms_for_first_grade(const StageRow& stage, const SiteDraft& site) {
  return whole_rooms(static_cast<double>(site.pupils_by_grade[0]) * stage.classrooms_per_cohort_pupil());
}

}  // namespace

std::int64_t comfortable_rooms(const StageRow& stage, const SiteDraft& site) {
  std::int64_t rooms = 0;
  if (site.teaching_point) {
    rooms = std::max<std::int64_t>((stage.grades + 1) / 2,
                                   whole_rooms(static_cast<double>(site.roll) / kTeachingPointClass));
  } else {
    for (std::size_t grade = 0; grade < site.pupils_by_grade.size(); ++grade)
      rooms += whole_rooms(share_of_norm(stage, grade, static_cast<double>(site.pupils_by_grade[grade])));
  }
  return std::max(rooms, fewest_rooms(stage, site));
}

std::int64_t fewest_rooms(const StageRow& stage, const SiteDraft& site) {
  std::int64_t stretched = 0;
  double at_norm = 0.0;
  for (std::size_t grade = 0; grade < site.pupils_by_grade.size(); ++grade) {
    const auto pupils = static_cast<double>(site.pupils_by_grade[grade]);
    stretched += whole_rooms(pupils / stage.class_size_stretch);
    at_norm += share_of_norm(stage, grade, pupils);
  }
  if (site.teaching_point) stretched = whole_rooms(static_cast<double>(site.roll) / stage.class_size_stretch);
  const std::int64_t rooms = stage.compulsory ? stretched : std::max(stretched, whole_rooms(at_norm));
  return std::max(rooms, rooms_for_first_grade(stage, site));
}

void build_rooms(const Group& group, std::vector<SiteDraft>& sites) {
  const double utilisation = group.totals->utilisation;
  const double wanted = static_cast<double>(group.totals->pupils) / utilisation / group.places_per_room();
  const auto target = static_cast<std::int64_t>(std::floor(wanted + 0.5));
  std::vector<double> weights;
  std::vector<std::int64_t> fewest, comfortable;
  for (SiteDraft& site : sites) {
    comfortable.push_back(comfortable_rooms(*group.stage, site));
    fewest.push_back(utilisation > 1.0 || !group.stage->compulsory ? fewest_rooms(*group.stage, site)
                                                                   : comfortable.back());
    weights.push_back(static_cast<double>(comfortable.back()));
  }
  const auto least = std::accumulate(fewest.begin(), fewest.end(), std::int64_t{0});
  const auto enough = std::accumulate(comfortable.begin(), comfortable.end(), std::int64_t{0});
  std::vector<std::int64_t> rooms;
  if (target >= enough) {
    rooms = apportion(target, weights, comfortable, std::vector<std::int64_t>(sites.size(), target));
  } else {
    rooms = apportion(std::max(target, least), weights, fewest, comfortable);
  }
  for (std::size_t i = 0; i < sites.size(); ++i) sites[i].classrooms = rooms[i];
}

}  // namespace xuewei::synth
