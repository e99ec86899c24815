// The shipped roster of Chifeng is what `xuewei synth` makes of the shipped totals, and sums to the published figures.
//
// Published: Chifeng fourteenth five-year education plan (赤峰市"十四五"教育事业发展规划, 2022), stock of 2020: schools
// (of the 392 primary schools 132 teaching points), pupils and staff by stage.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "io/case/files/directory.hpp"
#include "io/case/read_case.hpp"
#include "tests/synth/roster_properties.hpp"
#include "tools/synth/synthesise.hpp"
#include "tools/synth/write_roster.hpp"

namespace xuewei {
namespace {

const std::filesystem::path kChifeng = std::filesystem::path(XUEWEI_SOURCE_DIR) / "scenarios" / "chifeng";

struct Published {
  const char* stage;
  int sites;
  int teaching_points;
  double pupils;
  double staff;
};
constexpr Published kPublished[] = {{"kindergarten", 942, 0, 113990, 12916}, {"primary", 392, 132, 255540, 24310},
                                    {"junior", 104, 0, 126313, 14322},       {"senior", 41, 0, 78527, 9432},
                                    {"vocational", 33, 0, 34787, 3366},      {"special", 10, 0, 1388, 447}};

TEST(ChifengRoster, SumsToThePublishedFiguresOfEveryStage) {
  const auto roster = synthesise_roster(read_case(Directory(kChifeng)).data, kRosterSeed);
  for (const Published& published : kPublished) {
    Published found{published.stage, 0, 0, 0.0, 0.0};
    for (const SchoolRow& row : roster) {
      if (row.stage != published.stage) continue;
      ++found.sites;
      found.teaching_points += row.has_flag("teaching_point") ? 1 : 0;
      found.pupils += pupils_of(row);
      found.staff += row.staff;
    }
    EXPECT_EQ(found.sites, published.sites) << published.stage;
    EXPECT_EQ(found.teaching_points, published.teaching_points) << published.stage;
    EXPECT_EQ(found.pupils, published.pupils) << published.stage;
    EXPECT_EQ(found.staff, published.staff) << published.stage;
  }
  EXPECT_EQ(roster.size(), 1522u);
}

TEST(ChifengRoster, KeepsItsPromisesWhateverTheSeed) {
  const Case data = read_case(Directory(kChifeng)).data;
  for (const std::uint64_t seed : {kRosterSeed, std::uint64_t{2}, std::uint64_t{3}})
    EXPECT_EQ(broken_promises(data, synthesise_roster(data, seed)), std::vector<std::string>{}) << seed;
}

TEST(ChifengRoster, IsTheShippedTable) {
  std::ostringstream shipped;
  shipped << std::ifstream(kChifeng / "schools.csv", std::ios::binary).rdbuf();
  EXPECT_TRUE(shipped.str() == roster_csv(synthesise_roster(read_case(Directory(kChifeng)).data, kRosterSeed)))
      << "scenarios/chifeng/schools.csv is not what its totals give; write it again with `xuewei synth`";
}

}  // namespace
}  // namespace xuewei
