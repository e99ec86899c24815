#include "tests/synth/roster_properties.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "engine/network/distance.hpp"
#include "engine/network/network.hpp"

namespace xuewei {
namespace {

/// Sites of one stage in one leaf area, and what is said about them.
struct GroupCheck {
  const SchoolTotalsRow& totals;
  const StageRow& stage;
  std::vector<const SchoolRow*> sites;
  std::vector<std::string>& broken;

  void promise(bool holds, const std::string& statement) const {
    if (!holds) broken.push_back(totals.area + "/" + totals.stage + ": " + statement);
  }
  double sum(double (*of)(const SchoolRow&)) const {
    double total = 0.0;
    for (const SchoolRow* row : sites) total += of(*row);
    return total;
  }
};

void check_totals(const GroupCheck& group) {
  const auto points = std::count_if(group.sites.begin(), group.sites.end(),
                                    [](const SchoolRow* row) { return row->has_flag("teaching_point"); });
  group.promise(static_cast<std::int64_t>(group.sites.size()) == group.totals.sites, "sites");
  group.promise(points == group.totals.teaching_points, "teaching points");
  group.promise(group.sum(pupils_of) == static_cast<double>(group.totals.pupils), "pupils");
  group.promise(group.sum([](const SchoolRow& row) { return row.staff; }) == static_cast<double>(group.totals.staff),
                "staff");
}

/// Whole, not negative, nobody empty, and grades that follow the roll.
void check_rolls(const GroupCheck& group) {
  std::vector<double> grade_totals(static_cast<std::size_t>(group.stage.grades), 0.0);
  for (const SchoolRow* row : group.sites) {
    group.promise(row->pupils_by_grade.size() == grade_totals.size(), "grades of " + row->school_code);
    group.promise(pupils_of(*row) >= 1.0, "a site without pupils: " + row->school_code);
    if (row->has_flag("teaching_point")) group.promise(pupils_of(*row) < 100.0, "large teaching point");
    for (std::size_t grade = 0; grade < grade_totals.size(); ++grade) {
      const double pupils = row->pupils_by_grade[grade];
      group.promise(pupils >= 0.0 && pupils == std::floor(pupils), "whole pupils of " + row->school_code);
      grade_totals[grade] += pupils;
    }
  }
  for (const SchoolRow* row : group.sites)
    for (std::size_t grade = 0; grade < grade_totals.size(); ++grade) {
      const double even = pupils_of(*row) * grade_totals[grade] / static_cast<double>(group.totals.pupils);
      group.promise(std::abs(row->pupils_by_grade[grade] - even) < 3.0,
                    "grades even with the area: " + row->school_code);
    }
}

double classes(const SchoolRow& row, const std::vector<double>& sizes) {
  double sum = 0.0;
  for (std::size_t grade = 0; grade < row.pupils_by_grade.size(); ++grade)
    sum += std::ceil(row.pupils_by_grade[grade] / sizes[grade] - 1e-9);
  return sum;
}

void check_rooms(const GroupCheck& group) {
  const StageRow& stage = group.stage;
  const std::vector<double> stretch(stage.class_size_norm.size(), stage.class_size_stretch);
  const double places_per_room = std::accumulate(stage.class_size_norm.begin(), stage.class_size_norm.end(), 0.0) /
                                 static_cast<double>(stage.class_size_norm.size());
  double largest_excess = 0.0;  // over the rooms for whole classes and the first grade
  for (const SchoolRow* row : group.sites) {
    const bool point = row->has_flag("teaching_point");
    double rooms_per_pupil = 0.0, at_norm = 0.0;
    for (std::size_t grade = 0; grade < row->pupils_by_grade.size(); ++grade) {
      rooms_per_pupil += 1.0 / (stage.compulsory ? stage.class_size_stretch : stage.class_size_norm[grade]);
      at_norm += row->pupils_by_grade[grade] / stage.class_size_norm[grade];
    }
    group.promise(row->classrooms / rooms_per_pupil >= row->pupils_by_grade[0] - 1e-6,
                  "planned intake holds the first grade: " + row->school_code);
    group.promise(point ? row->classrooms * stage.class_size_stretch >= pupils_of(*row)
                        : row->classrooms >= classes(*row, stretch),
                  "no class above the stretch size: " + row->school_code);
    const double whole = point ? std::max(std::ceil(stage.grades / 2.0), std::ceil(pupils_of(*row) / 30.0))
                               : classes(*row, stage.class_size_norm);
    const double first_grade = std::ceil(row->pupils_by_grade[0] * rooms_per_pupil - 1e-9);
    double least = whole;
    if (!stage.compulsory) {
      group.promise(row->classrooms >= at_norm - 1e-6, "rooms for every pupil at the norm: " + row->school_code);
      least = std::max(classes(*row, stretch), std::ceil(at_norm - 1e-9));
    } else if (group.totals.utilisation <= 1.0) {
      group.promise(row->classrooms >= whole, "whole classes at the norm: " + row->school_code);
    }
    largest_excess = std::max(largest_excess, row->classrooms - std::max(least, first_grade));
  }
  // Rooms beyond the target only where whole classes need them.
  const double rooms = group.sum([](const SchoolRow& row) { return row.classrooms; });
  const double target = static_cast<double>(group.totals.pupils) / group.totals.utilisation / places_per_room;
  group.promise(rooms >= target - 0.500001, "places reach pupils / utilisation");
  group.promise(rooms <= target + 0.500001 || largest_excess == 0.0, "rooms that neither classes nor totals ask for");
}

/// Within half of the largest roll of the shares, where there are schools that can change.
void check_sectors(const GroupCheck& group) {
  double state = 0.0, inclusive = 0.0, largest = 0.0, points = 0.0;
  for (const SchoolRow* row : group.sites) {
    const double pupils = pupils_of(*row);
    largest = std::max(largest, pupils);
    if (row->sector == Sector::state) state += pupils;
    if (row->sector == Sector::inclusive_private) inclusive += pupils;
    if (row->has_flag("teaching_point")) {
      points += pupils;
      group.promise(row->sector == Sector::state, "state teaching points");
    }
  }
  const auto pupils = static_cast<double>(group.totals.pupils);
  const double wanted = std::max(points, pupils * group.totals.state_pupil_share);
  group.promise(std::abs(state - wanted) <= largest / 2.0 + 1e-6, "state pupils");
  if (points == 0.0)
    group.promise(std::abs(inclusive - pupils * group.totals.inclusive_private_pupil_share) <= largest + 1e-6,
                  "inclusive private pupils");
}

void check_zones(const GroupCheck& group, const Case& totals) {
  std::set<std::string> used, with_children;
  for (const ZoneRow& zone : totals.zones) {
    if (zone.area != group.totals.area || zone.child_share <= 0.0) continue;
    with_children.insert(zone.code);
    for (const SchoolRow* row : group.sites) {
      if (row->zone != zone.code) continue;
      used.insert(zone.code);
      const double km = distance_km(zone.longitude_deg, zone.latitude_deg, row->longitude_deg, row->latitude_deg);
      const bool point = row->has_flag("teaching_point");
      group.promise(km <= (point ? 1.0 : 0.5) * zone.radius_km + 0.01, "near the zone's centre: " + row->school_code);
    }
  }
  group.promise(used.size() == std::min(with_children.size(), group.sites.size()),
                "a site in every zone that can have one");
  for (const SchoolRow* row : group.sites)
    group.promise(with_children.contains(row->zone), "zone of " + row->school_code);
}

}  // namespace

double pupils_of(const SchoolRow& row) {
  return std::accumulate(row.pupils_by_grade.begin(), row.pupils_by_grade.end(), 0.0);
}

std::vector<std::string> broken_promises(const Case& totals, const std::vector<SchoolRow>& roster) {
  std::vector<std::string> broken;
  std::set<std::string> codes, names;
  for (const SchoolRow& row : roster) {
    codes.insert(row.school_code);
    names.insert(row.school_name);
    if (row.basis != Basis::synthetic) broken.push_back(row.school_code + ": not marked synthetic");
    if (row.classrooms < 0 || row.floor_area_m2 <= 0 || row.grounds_m2 <= 0 || row.beds < 0 || row.staff < 0)
      broken.push_back(row.school_code + ": negative or missing premises");
  }
  if (codes.size() != roster.size()) broken.push_back("codes are not unique");
  if (names.size() != roster.size()) broken.push_back("names are not unique");
  std::size_t counted = 0;
  for (const SchoolTotalsRow& row : totals.school_totals) {
    const auto stage =
        std::find_if(totals.stages.begin(), totals.stages.end(), [&](const StageRow& s) { return s.id == row.stage; });
    GroupCheck group{row, *stage, {}, broken};
    for (const SchoolRow& site : roster)
      if (site.area == row.area && site.stage == row.stage) group.sites.push_back(&site);
    counted += group.sites.size();
    check_totals(group);
    if (group.sites.empty()) continue;
    check_rolls(group);
    check_rooms(group);
    check_sectors(group);
    check_zones(group, totals);
  }
  if (counted != roster.size()) broken.push_back("sites outside the totals");
  return broken;
}

}  // namespace xuewei
