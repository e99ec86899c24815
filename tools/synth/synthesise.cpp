#include "tools/synth/synthesise.hpp"

#include <map>
#include <utility>

#include "engine/network/network.hpp"
#include "tools/synth/apportion.hpp"
#include "tools/synth/check_totals.hpp"
#include "tools/synth/grade_mix.hpp"
#include "tools/synth/group.hpp"
#include "tools/synth/location.hpp"
#include "tools/synth/name.hpp"
#include "tools/synth/premises.hpp"
#include "tools/synth/rolls.hpp"
#include "tools/synth/rooms.hpp"
#include "tools/synth/sectors.hpp"
#include "tools/synth/sites.hpp"

namespace xuewei {
namespace synth {
namespace {

/// In proportion to pupils, at least one per site where there is staff for all.
void share_staff(const Group& group, std::vector<SiteDraft>& sites) {
  const SchoolTotalsRow& totals = *group.totals;
  std::vector<double> rolls;
  for (const SiteDraft& site : sites) rolls.push_back(static_cast<double>(site.roll));
  const std::int64_t least = totals.staff >= totals.sites ? 1 : 0;
  const auto staff = apportion(totals.staff, rolls, std::vector<std::int64_t>(sites.size(), least),
                               std::vector<std::int64_t>(sites.size(), totals.staff));
  for (std::size_t i = 0; i < sites.size(); ++i) sites[i].staff = staff[i];
}

std::vector<SiteDraft> make_sites(const Group& group, const SiteLuck& luck) {
  std::vector<SiteDraft> sites = place_sites(group);
  draw_rolls(group, luck, sites);
  fill_grades(group, sites);
  build_rooms(group, sites);
  choose_sectors(group, luck, sites);
  share_staff(group, sites);
  for (SiteDraft& site : sites) site.beds = beds(group, site);
  return sites;
}

SchoolRow to_row(const Group& group, const SiteDraft& site, const Location& location, int serial, int number) {
  SchoolRow row;
  row.school_code = school_code(group, serial);
  row.school_name = school_name(group, site, number);
  row.stage = group.stage->id;
  row.area = group.area->code;
  row.zone = site.zone->code;
  row.sector = site.sector;
  row.longitude_deg = location.longitude_deg;
  row.latitude_deg = location.latitude_deg;
  row.classrooms = static_cast<double>(site.classrooms);
  row.floor_area_m2 = static_cast<double>(floor_area_m2(group, site));
  row.grounds_m2 = static_cast<double>(grounds_m2(group, site));
  row.beds = static_cast<double>(site.beds);
  row.pupils_by_grade.assign(site.pupils_by_grade.begin(), site.pupils_by_grade.end());
  row.staff = static_cast<double>(site.staff);
  if (site.teaching_point) row.flags.emplace_back(school_flag::kTeachingPoint);
  if (site.beds > 0) row.flags.emplace_back(school_flag::kBoarding);
  row.basis = Basis::synthetic;
  return row;
}

/// The rows of school_totals of one stage that have sites, with what they refer to.
std::vector<Group> groups_of(const Case& input, const Network& network, const CountyChildren& children,
                             const StageRow& stage) {
  std::vector<Group> groups;
  for (const SchoolTotalsRow& totals : input.school_totals) {
    if (totals.stage != stage.id || totals.sites == 0) continue;
    const Leaf& leaf = network.leaves[network.find_leaf(totals.area).index()];
    Group group;
    group.totals = &totals;
    group.stage = &stage;
    group.area = &input.areas[leaf.node.index()];
    group.county = &input.areas[network.counties[leaf.county.index()].node.index()];
    for (const ZoneRow& zone : input.zones)
      if (zone.area == totals.area && zone.child_share > 0.0) group.zones.push_back(&zone);
    group.grade_mix = grade_mix(stage, children[leaf.county.index()]);
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace
}  // namespace synth

std::vector<SchoolRow> synthesise_roster(const Case& input, std::uint64_t seed) {
  synth::check_totals(input);
  const Network network = make_network(input);
  const synth::CountyChildren children = synth::count_county_children(input, network);
  const synth::SiteLuck luck{seed, input.base_year};
  std::vector<SchoolRow> roster;
  for (const StageRow& stage : input.stages) {
    std::map<std::string, int> serial_of_county;
    for (const synth::Group& group : synth::groups_of(input, network, children, stage)) {
      int number = 0;
      for (const synth::SiteDraft& site : synth::make_sites(group, luck))
        roster.push_back(synth::to_row(group, site, synth::draw_location(luck, site),
                                       ++serial_of_county[group.county->code], ++number));
    }
  }
  return roster;
}

}  // namespace xuewei
