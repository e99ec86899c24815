// Chifeng with grade 6 in junior schools: what the scenario five-four-system says is so.
#include <gtest/gtest.h>

#include <optional>

#include "engine/run/run.hpp"
#include "io/case/files/directory.hpp"
#include "io/case/read_case.hpp"

namespace xuewei {
namespace {

/// The case with grade 6 in junior from a year on, or as it is.
class ComputedChifeng {
 public:
  explicit ComputedChifeng(std::optional<int> regrade_year = {})
      : model_(compile(with_regrade(regrade_year))), expected_(run_expected(model_)) {}

  double of(std::string_view id, int year, const char* stage, NodeId node) const {
    const std::size_t v = variable_index(id), stages = model_.network.stages.size();
    return expected_.values[v][static_cast<std::size_t>(year - 2020) * values_per_year(variables()[v], model_) +
                               node.index() * stages + model_.network.find_stage(stage).index()];
  }
  double of(std::string_view id, int year, const char* stage) const {
    return of(id, year, stage, model_.network.find_node("150400"));
  }
  int counties_short_of_junior_places(int year) const {
    int count = 0;
    for (const County& county : model_.network.counties)
      count += of("places_balance", year, "junior", county.node) < 0.0;
    return count;
  }

 private:
  static Case with_regrade(std::optional<int> year) {
    Case input =
        read_case(Directory(XUEWEI_SOURCE_DIR "/scenarios/chifeng"), year ? "five-four-system" : "baseline").data;
    if (year) input.regrades.at(0).year = *year;
    return input;
  }

  Model model_;
  Expected expected_;
};

TEST(FiveFourSystem, FillsChifengsJuniorSchoolsUnlessItWaits) {
  const ComputedChifeng unchanged, changed(2026), later(2032);
  EXPECT_EQ(changed.of("enrolment", 2025, "junior"), unchanged.of("enrolment", 2025, "junior"));
  EXPECT_NEAR(unchanged.of("places_balance", 2026, "junior"), 39000, 1000);
  EXPECT_LT(changed.of("places_balance", 2026, "junior"), 2000);
  EXPECT_NEAR(changed.of("places_balance", 2026, "primary"), 148000, 1000);
  EXPECT_EQ(changed.of("places", 2026, "junior"), unchanged.of("places", 2026, "junior"));
  EXPECT_EQ(changed.of("unplaced", 2026, "junior"), 0.0);
  EXPECT_EQ(unchanged.counties_short_of_junior_places(2026), 0);
  EXPECT_EQ(changed.counties_short_of_junior_places(2026), 7);
  EXPECT_EQ(changed.counties_short_of_junior_places(2030), 7);
  for (const int year : {2032, 2033, 2034, 2035}) EXPECT_EQ(later.counties_short_of_junior_places(year), 0) << year;
}

TEST(FiveFourSystem, LosesNobodyButThoseWhoNeverEnterJunior) {
  const ComputedChifeng unchanged, changed(2026);
  const auto pupils = [](const ComputedChifeng& run) {
    return run.of("enrolment", 2026, "primary") + run.of("enrolment", 2026, "junior");
  };
  const double more_entrants = changed.of("entrants", 2026, "junior") - unchanged.of("entrants", 2026, "junior");
  EXPECT_NEAR(pupils(unchanged) - pupils(changed), more_entrants / 0.994 * 0.006, 1.0);
}

}  // namespace
}  // namespace xuewei
