// Mergers, closures, conversions and rooms of rules, as the estate carries them out.
#include <gtest/gtest.h>

#include "tests/estate/small_estate.hpp"

namespace xuewei {
namespace {

using support::add_programme;
using support::add_project;
using support::EstateRun;
using support::small_estate;

class SiteChanges : public ::testing::Test {
 protected:
  static Case input() {
    Case c = small_estate();
    for (SchoolRow& row : c.schools) row.beds = 30, row.grounds_m2 = 700;
    RuleRow rule;
    rule.rule = RuleRow::Rule::childcare_conversion;
    rule.classrooms = 20;
    c.rules.push_back(rule);
    return c;
  }
  static SiteChange change(SiteChangeKind kind, std::size_t site, double classrooms = 0.0, int lane = 0) {
    SiteChange result;
    result.kind = kind;
    result.cause_row = 0;
    result.lane = lane;
    result.step = 1;
    result.site = SiteId(site);
    result.classrooms = classrooms;
    return result;
  }

  EstateRun run_{input()};
  const std::size_t s0_ = run_.site("S0"), s1_ = run_.site("S1"), junior_ = run_.site("S0", "junior");
  EstateState& state_ = run_.state;
};

TEST_F(SiteChanges, AMergerEmptiesTheSiteInItsLaneOnly) {
  SiteChange merger = change(SiteChangeKind::merge, s0_, 0.0, 1);
  merger.other = SiteId(s1_);
  run_.advance({merger});
  for (const LaneField* field :
       {&state_.classrooms, &state_.places, &state_.floor_area_m2, &state_.grounds_m2, &state_.beds}) {
    EXPECT_EQ((*field)[s0_][1], 0.0);
    EXPECT_GT((*field)[s0_][0], 0.0);
    EXPECT_EQ((*field)[s1_][1], (*field)[s1_][0]);
  }
  EXPECT_EQ(state_.closed[s0_][1], 1.0);
  EXPECT_EQ(state_.closed[s0_][0], 0.0);
  EXPECT_EQ(state_.places_adjusted[s0_][1], -540.0);
  EXPECT_EQ(state_.leaf_beds[0][1], state_.leaf_beds[0][0] - 30.0);
  ASSERT_EQ(state_.events.events().size(), 1U);
  const Event event = state_.events.events()[0];
  EXPECT_EQ(event.kind, EventKind::merged);
  EXPECT_EQ(event.lane, 1);
  EXPECT_EQ(event.other.index(), s1_);
  EXPECT_EQ(event.classrooms, 12.0);
  EXPECT_EQ(event.places, 540.0);
  run_.advance();
  EXPECT_EQ(state_.places[s0_][1], 0.0);
  EXPECT_EQ(state_.places_adjusted[s0_][1], 0.0);
  EXPECT_TRUE(state_.events.events().empty());
}

TEST_F(SiteChanges, AClosedSiteTakesNoFurtherChange) {
  SiteChange conversion = change(SiteChangeKind::convert, s1_, 3.0);
  conversion.other = SiteId(s0_);
  run_.advance({change(SiteChangeKind::close, s0_), change(SiteChangeKind::close, s0_),
                change(SiteChangeKind::add_rooms, s0_, 5.0), conversion});
  EXPECT_EQ(state_.events.events().size(), 1U);
  EXPECT_EQ(state_.events.events()[0].kind, EventKind::closed);
  EXPECT_EQ(state_.classrooms[s0_][0], 0.0);
  EXPECT_EQ(state_.classrooms[s1_][0], 12.0);
  EXPECT_EQ(state_.places_adjusted[s0_][0], -540.0);
}

TEST_F(SiteChanges, AConversionMovesRoomsAndTheirFloor) {
  SiteChange conversion = change(SiteChangeKind::convert, s0_, 4.0);
  conversion.other = SiteId(junior_);
  run_.advance({conversion});
  EXPECT_EQ(state_.classrooms[s0_][0], 8.0);
  EXPECT_EQ(state_.classrooms[junior_][0], 10.0);
  EXPECT_EQ(state_.floor_area_m2[s0_][0], 800.0);
  EXPECT_EQ(state_.floor_area_m2[junior_][0], 1300.0);
  EXPECT_EQ(state_.places_adjusted[s0_][0], -180.0);
  EXPECT_EQ(state_.places[junior_][0], 500.0);
  conversion.classrooms = 100.0;
  run_.advance({conversion});
  EXPECT_EQ(state_.classrooms[s0_][0], 0.0);
  EXPECT_EQ(state_.places[s0_][0], 0.0);
  EXPECT_EQ(state_.classrooms[junior_][0], 18.0);
  EXPECT_EQ(state_.events.events()[0].classrooms, 8.0);
}

TEST_F(SiteChanges, RoomsWithoutAnotherStageBecomeChildcarePlaces) {
  run_.advance({change(SiteChangeKind::convert, s0_, 3.0)});
  EXPECT_EQ(state_.classrooms[s0_][0], 9.0);
  EXPECT_EQ(state_.childcare_places[s0_][0], 60.0);
  EXPECT_EQ(state_.events.events()[0].places, 60.0);
  run_.advance({change(SiteChangeKind::close, s0_)});
  EXPECT_EQ(state_.childcare_places[s0_][0], 0.0);
}

TEST_F(SiteChanges, RulesAddRoomsWithTheFloorOfTheirStageAndTakeThemAway) {
  run_.advance({change(SiteChangeKind::add_rooms, s0_, 4.0)});
  EXPECT_EQ(state_.places[s0_][0], 720.0);
  EXPECT_EQ(state_.places_adjusted[s0_][0], 180.0);
  EXPECT_EQ(state_.floor_area_m2[s0_][0], 1600.0) << "100 m2 per room";
  EXPECT_EQ(state_.events.events()[0].kind, EventKind::project_opened);
  EXPECT_EQ(state_.events.events()[0].cause, Cause::rule);
  run_.advance({change(SiteChangeKind::add_rooms, s0_, -20.0)});
  EXPECT_EQ(state_.classrooms[s0_][0], 0.0);
  EXPECT_EQ(state_.places[s0_][0], 0.0);
  EXPECT_EQ(state_.events.events()[0].kind, EventKind::temporary_removed);
  EXPECT_EQ(state_.events.events()[0].classrooms, 16.0);
}

TEST(SiteChangesAndProjects, AProjectOfAClosedSiteIsDroppedAndItsDebtReleased) {
  Case input = small_estate();
  add_programme(input, "G", {});
  add_project(input, "J", "S0", 100, 2021, 2024, 2024);
  EstateRun run(input);
  SiteChange closing;
  closing.kind = SiteChangeKind::close;
  closing.site = SiteId(run.site("S0"));
  run.advance();
  EXPECT_EQ(run.state.project_spending_yuan[0][0], 25.0);
  run.advance({closing});
  double after = 0.0, elsewhere = 25.0 + run.state.project_spending_yuan[0][1];
  while (true) {
    after += run.state.project_spending_yuan[0][0];
    EXPECT_EQ(run.state.classrooms[run.site("S0")][0], 0.0);
    EXPECT_EQ(run.state.project_due_yuan[0][0], 0.0);
    EXPECT_EQ(run.count(EventKind::project_delayed), 0);
    if (run.done()) break;
    run.advance();
    elsewhere += run.state.project_spending_yuan[0][1];
  }
  EXPECT_EQ(after, 0.0);
  EXPECT_EQ(elsewhere, 100.0);
  EXPECT_EQ(run.state.classrooms[run.site("S0")][1], 14.0);
}

TEST(SiteChangesAndProjects, AProjectThatIsOpenIsPaidEvenIfItsSiteCloses) {
  Case input = small_estate();
  add_programme(input, "G", {});
  add_project(input, "J", "S0", 100, 2021, 2024, 2022);
  EstateRun run(input);
  SiteChange closing;
  closing.kind = SiteChangeKind::close;
  closing.site = SiteId(run.site("S0"));
  double paid = 0.0;
  while (!run.done()) {
    if (run.year() == 2022)
      run.advance({closing});
    else
      run.advance();
    paid += run.state.project_spending_yuan[0][0];
  }
  EXPECT_EQ(paid, 100.0);
}

}  // namespace
}  // namespace xuewei
