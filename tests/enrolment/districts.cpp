// Stages that a prefecture shares: the base year's seekers of every prefecture are those its own schools took in.
#include <gtest/gtest.h>

#include "engine/model/model.hpp"
#include "tests/support/random_case.hpp"

namespace xuewei {
namespace {

TEST(Districts, SeekersOfAPrefectureAreItsOwnIntake) {
  Case input = support::RandomCase(7, {.counties = 2}).make();
  input.areas.push_back({"R", "区", "Region", "", AreaLevel::region, {}, Basis::synthetic});
  input.areas.push_back({"Q", "市", "Other", "R", AreaLevel::prefecture, {}, Basis::synthetic});
  for (AreaRow& area : input.areas) {
    if (area.code == "P") area.parent = "R";
    if (area.code == "C1") area.parent = "Q";
  }
  for (FertilityRow& row : input.fertility) row.area = "R";
  for (MortalityRow& row : input.mortality) row.area = "R";
  const Model model = compile(input);
  for (const char* id : {"senior", "vocational", "special"}) {
    const std::size_t k = model.network.find_stage(id).index();
    for (std::size_t c = 0; c < 2; ++c) {
      double intake = 0.0, seekers = 0.0;
      for (const Site& site : model.network.sites)
        if (site.stage.index() == k && site.county.index() == c)
          intake += input.schools[site.row].pupils_by_grade.front();
      for (const ZoneId zone : model.network.counties[c].zones)
        seekers += model.enrolment.base_seekers[model.enrolment.zone_stage(zone.index(), k)];
      EXPECT_NEAR(seekers, intake, 1e-9 * intake) << id << " in county " << c;
    }
  }
}

}  // namespace
}  // namespace xuewei
