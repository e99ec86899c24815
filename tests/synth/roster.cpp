#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/support/property.hpp"
#include "tests/synth/roster_properties.hpp"
#include "tests/synth/totals_case.hpp"
#include "tools/synth/synthesise.hpp"
#include "tools/synth/write_roster.hpp"

namespace xuewei {
namespace {

TEST(Roster, KeepsItsPromisesOnOrdinaryTotals) {
  const Case data = ordinary_case();
  EXPECT_EQ(broken_promises(data, synthesise_roster(data, 1)), std::vector<std::string>{});
}

TEST(Roster, IsCheckedByPromisesThatCanBreak) {
  const Case data = ordinary_case();
  const auto broken_by = [&](void (*change)(SchoolRow&)) {
    auto roster = synthesise_roster(data, 1);
    change(roster.front());
    return !broken_promises(data, roster).empty();
  };
  EXPECT_TRUE(broken_by([](SchoolRow& row) { row.pupils_by_grade[0] += 1; }));
  EXPECT_TRUE(broken_by([](SchoolRow& row) { row.staff -= 1; }));
  EXPECT_TRUE(broken_by([](SchoolRow& row) { row.classrooms = 0; }));
  EXPECT_TRUE(broken_by([](SchoolRow& row) { row.longitude_deg += 1; }));
  EXPECT_TRUE(broken_by([](SchoolRow& row) { row.flags = {"teaching_point"}; }));
  EXPECT_TRUE(broken_by([](SchoolRow& row) { row.basis = Basis::estimated; }));
}

/// Any totals that check_totals lets pass: tiny and large, crowded and empty, all teaching points, every sector mix.
SchoolTotalsRow any_totals(const std::string& area, const StageRow& stage) {
  SchoolTotalsRow row;
  row.area = area;
  row.stage = stage.id;
  row.sites = *rc::gen::weightedOneOf<int>({{1, rc::gen::just(0)}, {8, rc::gen::inRange(1, 30)}});
  if (row.sites == 0) return row;
  row.teaching_points = stage.id == "primary" ? *rc::gen::inRange<std::int64_t>(0, row.sites + 1) : 0;
  const std::int64_t most = row.teaching_points == row.sites ? 99 * row.sites : 2500 * row.sites;
  row.pupils = *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(row.sites, std::min(most, 20 * row.sites) + 1),
                               rc::gen::inRange<std::int64_t>(row.sites, most + 1));
  row.staff = *rc::gen::inRange<std::int64_t>(0, row.pupils + 1);
  row.state_pupil_share = *rc::gen::inRange(0, 101) / 100.0;
  row.inclusive_private_pupil_share = (1.0 - row.state_pupil_share) * *rc::gen::inRange(0, 101) / 100.0;
  row.utilisation = *rc::gen::inRange(30, 140) / 100.0;
  return row;
}

TEST(Roster, KeepsItsPromisesOnAnyTotals) {
  expect_property(kCases / 5, [] {  // 24 areas and stages each
    Case data = case_without_totals();
    for (PopulationRow& row : data.population)
      row.persons = *rc::gen::inRange(0, 4) == 0 ? 0.0 : *rc::gen::inRange(1, 2000);
    for (const AreaRow& area : std::vector<AreaRow>(data.areas))
      if (area.residence)
        for (const StageRow& row : data.stages) data.school_totals.push_back(any_totals(area.code, row));
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const auto broken = broken_promises(data, synthesise_roster(data, seed));
    for (const std::string& line : broken) RC_LOG() << line << '\n';
    RC_ASSERT(broken.empty());
  });
}

TEST(Roster, IsAFunctionOfCaseAndSeed) {
  const Case data = ordinary_case();
  EXPECT_EQ(roster_csv(synthesise_roster(data, 7)), roster_csv(synthesise_roster(data, 7)));
  EXPECT_NE(roster_csv(synthesise_roster(data, 7)), roster_csv(synthesise_roster(data, 8)));
}

/// Rows without what counts through the county.
std::vector<SchoolRow> anonymous(std::vector<SchoolRow> rows, const std::string& area) {
  std::erase_if(rows, [&](const SchoolRow& row) { return row.area != area; });
  for (SchoolRow& row : rows) row.school_code.clear();
  return rows;
}

TEST(Roster, OfOneAreaDoesNotFeelAZoneAddedToAnother) {
  const Case data = ordinary_case();
  Case grown = data;
  grown.zones.front().child_share -= 0.2;
  grown.zones.insert(grown.zones.begin(),
                     {"C1-urban-Z9", "新区", "C1-urban", "", 119.3, 42.3, 0.2, 2.0, Basis::synthetic});
  const auto before = synthesise_roster(data, 1), after = synthesise_roster(grown, 1);
  for (const char* area : {"C1-town", "C1-rural", "C2-urban"})
    EXPECT_EQ(roster_csv(anonymous(before, area)), roster_csv(anonymous(after, area))) << area;
  EXPECT_NE(roster_csv(anonymous(before, "C1-urban")), roster_csv(anonymous(after, "C1-urban")));
}

TEST(Roster, SitesKeepTheirPlaceWhenTheirOwnAreaGrows) {
  const Case data = ordinary_case();
  Case grown = data;
  for (SchoolTotalsRow& row : grown.school_totals) row.sites += 3;
  const auto places = [](const std::vector<SchoolRow>& roster) {
    std::map<std::string, int> count;
    for (const SchoolRow& row : roster)
      ++count[row.stage + row.zone + std::to_string(row.longitude_deg) + "," + std::to_string(row.latitude_deg)];
    return count;
  };
  const auto before = places(synthesise_roster(data, 1)), after = places(synthesise_roster(grown, 1));
  for (const auto& [place, count] : before) EXPECT_TRUE(after.contains(place)) << place;
}

TEST(Roster, TeachingPointsStandInTheSmallestZones) {
  const Case data = ordinary_case();
  for (const SchoolRow& row : synthesise_roster(data, 1)) {
    // 5 schools and 4 teaching points over 4 zones: every zone has a school, each one teaching point.
    if (row.area != "C1-rural" || row.stage != "primary" || !row.has_flag("teaching_point")) continue;
    EXPECT_LT(pupils_of(row), 100.0);
    EXPECT_TRUE(row.zone.starts_with("C1-rural-Z"));
  }
  Case few = data;
  for (SchoolTotalsRow& row : few.school_totals)
    if (row.stage == "primary" && row.teaching_points > 0) row.sites = 4, row.teaching_points = 2;
  std::map<std::string, bool> is_point;
  for (const SchoolRow& row : synthesise_roster(few, 1))
    if (row.area == "C1-rural" && row.stage == "primary") is_point[row.zone] = row.has_flag("teaching_point");
  const std::map<std::string, bool> expected{
      {"C1-rural-Z1", false}, {"C1-rural-Z2", false}, {"C1-rural-Z3", true}, {"C1-rural-Z4", true}};
  EXPECT_EQ(is_point, expected);
}

TEST(Roster, CrowdsUrbanSitesWhereUtilisationIsAboveOne) {
  const Case data = ordinary_case();
  double pupils = 0.0, rooms = 0.0;
  for (const SchoolRow& row : synthesise_roster(data, 1)) {
    if (row.area != "C1-urban" || row.stage != "primary") continue;
    pupils += pupils_of(row);
    rooms += row.classrooms;
  }
  EXPECT_GT(pupils / (45.0 * rooms),
            1.03);  // 1.1 in whole rooms, with no class above 55 and the largest first grade held
  EXPECT_LT(pupils / (45.0 * rooms), 1.105);
}

}  // namespace
}  // namespace xuewei
