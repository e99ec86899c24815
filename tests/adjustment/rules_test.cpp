// Each rule on a case small enough to work out by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/run/run.hpp"
#include "tests/adjustment/small_network.hpp"

namespace xuewei::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Change = NetworkChangeRow::Change;
using Rule = RuleRow::Rule;

double value(const Expected& expected, const Model& model, std::string_view variable, std::size_t step, std::size_t i) {
  const std::size_t v = variable_index(variable);
  return expected.values[v][step * values_per_year(variables()[v], model) + i];
}

/// Three small schools and a large one in county A; the large one has room for two of them.
struct SmallSchools : SmallNetwork {
  SmallSchools() {
    site({"s40", "primary", "a-north", 118.00, 3, {10, 10, 5, 5, 5, 5}});
    site({"s30", "primary", "a-north", 118.20, 1, each(6, 5)});
    site({"s50", "primary", "a-north", 118.30, 1, {10, 10, 10, 10, 5, 5}});
    site({"large", "primary", "a-south", 118.10, 12, each(6, 60)});
    rule(Rule::merge_small, "primary", 60);
  }
};

TEST(MergeSmall, TakesTheSmallestFirstAsFarAsThereIsRoom) {
  // large: 480 places, 360 pupils. 30 and 40 join it (430); 50 finds 50 free places and joins too.
  EXPECT_THAT(Started(SmallSchools().input).closures(), ElementsAre("s30>large", "s40>large", "s50>large"));
  SmallSchools less;
  less.input.schools[3].pupils_by_grade[5] += 1;  // 49 free places are left for 50 pupils
  const Started run(less.input);
  EXPECT_THAT(run.closures(), ElementsAre("s30>large", "s40>large"));
  EXPECT_THAT(run.refusals(), ElementsAre("s50 no_room"));
}

TEST(MergeSmall, MakesAtMostSoManyChangesACountyAYear) {
  SmallSchools network;
  network.input.rules[0].most_a_year = 1;
  Started run(network.input);
  EXPECT_THAT(run.closures(), ElementsAre("s30>large"));
  run.advance();
  EXPECT_EQ(run.closures().size(), 1u);
}

TEST(MergeSmall, DecidesOnlyInTheYearsOfTheRule) {
  SmallSchools network;
  network.input.rules[0].from_year = 2021;
  network.input.rules[0].to_year = 2021;
  network.input.rules[0].most_a_year = 1;
  Started run(network.input);
  EXPECT_THAT(run.closures(), IsEmpty());
  run.advance();
  EXPECT_EQ(run.closures().size(), 1u);
  run.advance();
  EXPECT_THAT(run.closures(), IsEmpty());
}

TEST(MergeSmall, LeavesPrivateSchoolsAndThoseOfThePlanAlone) {
  SmallSchools network;
  network.input.schools[1].sector = Sector::other_private;
  network.plan(Change::merge, "s40", "primary", 2024, "large");
  Started run(network.input);
  EXPECT_THAT(run.closures(), ElementsAre("s50>large"));
  run.advance(3);
  EXPECT_THAT(run.closures(), ElementsAre("s40>large"));
}

TEST(MergeSmall, MovesEveryPupilGradeByGradeAndCountsThem) {
  const Model model = compile(SmallSchools().input);
  const Expected expected = run_expected(model);
  const std::size_t s40 = model.network.find_site("s40", "primary").index();
  const std::size_t large = model.network.find_site("large", "primary").index();
  const std::size_t grades = grades_of(model.network).size();
  const double left[] = {10, 10, 5, 5, 5, 5};
  for (std::size_t g = 0; g < 6; ++g) {
    const std::size_t at = g + 3;  // after the three kindergarten classes
    EXPECT_EQ(value(expected, model, "displaced_out_by_grade", 1, s40 * grades + at), left[g]);
    EXPECT_EQ(value(expected, model, "displaced_in_by_grade", 1, large * grades + at),
              left[g] + 5.0 + (g < 4 ? 10.0 : 5.0));
    EXPECT_EQ(value(expected, model, "displaced_out_by_grade", 2, s40 * grades + at), 0.0);
  }
  EXPECT_EQ(value(expected, model, "displaced", 1, model.network.find_node("A1").index() * 6 + 1), 120.0);
  EXPECT_EQ(value(expected, model, "site_enrolment", 1, s40), 0.0);
  EXPECT_EQ(value(expected, model, "site_places", 1, s40), 0.0);
  EXPECT_EQ(value(expected, model, "site_places_adjusted", 1, s40), -120.0);
  EXPECT_EQ(value(expected, model, "rule_sites", 1, 0), -3.0);
  EXPECT_EQ(value(expected, model, "rule_places", 1, 0), -40.0 * (3 + 1 + 1));
  std::vector<double> pupils;
  for (const RecordedEvent& recorded : expected.events)
    if (recorded.event.kind == EventKind::merged && recorded.step == 1) pupils.push_back(recorded.event.pupils);
  EXPECT_THAT(pupils, ElementsAre(30.0, 40.0, 50.0));
}

TEST(CloseEmpty, ClosesSitesWithFewPupilsAndNoIntake) {
  SmallNetwork network;
  network.site({"empty", "primary", "a-north", 118.00, 2, each(6, 0)});
  network.site({"dying", "primary", "a-north", 118.01, 2, {0, 0, 0, 0, 2, 3}});
  network.site({"new", "primary", "a-north", 118.02, 2, {3, 0, 0, 0, 0, 0}});
  network.site({"more", "primary", "a-north", 118.03, 2, {0, 0, 0, 0, 3, 3}});
  network.site({"large", "primary", "a-south", 118.10, 12, each(6, 60)});
  network.rule(Rule::close_empty, "primary", 5);
  const Started run(network.input);
  EXPECT_THAT(run.closures(), ElementsAre("empty", "dying>new"));
}

TEST(ExitNoncompliant, SchoolsWithLittleFloorAPupilLeaveInTheYearNamedWorstFirst) {
  // Nobody enters (there is no junior school), so 60 pupils of each are 40 in 2021.
  SmallNetwork network;
  network.site({"poor", "vocational", "a-north", 118.0, 6, each(3, 20)}).floor_area_m2 = 195;
  network.site({"worse", "vocational", "b", 119.0, 6, each(3, 20)}).floor_area_m2 = 190;
  network.site({"good", "vocational", "a-south", 118.1, 4, each(3, 20)}).floor_area_m2 = 3000;
  network.rule(Rule::exit_noncompliant, "vocational", 10).from_year = 2022;
  Started run(network.input);
  EXPECT_THAT(run.closures(), IsEmpty());
  EXPECT_THAT(run.refusals(), IsEmpty());
  run.advance();
  EXPECT_THAT(run.closures(), ElementsAre("worse>good", "poor>good"));
  run.advance();
  EXPECT_EQ(run.rooms("poor", "vocational"), 0.0);
  EXPECT_EQ(run.rooms("worse", "vocational"), 0.0);
}

TEST(ExitNoncompliant, IsRefusedWhereNobodyCanTakeThePupils) {
  SmallNetwork network;
  network.site({"poor", "vocational", "a-north", 118.0, 6, each(3, 20)}).floor_area_m2 = 500;
  network.site({"good", "vocational", "a-south", 118.1, 3, each(3, 40)}).floor_area_m2 = 3000;
  network.rule(Rule::exit_noncompliant, "vocational", 10).from_year = 2021;
  const Started run(network.input);
  EXPECT_THAT(run.closures(), IsEmpty());
  EXPECT_THAT(run.refusals(), ElementsAre("poor no_room"));
}

/// County A has a special school, B has none; both have 2,100 residents at the start.
struct SpecialSchools : SmallNetwork {
  explicit SpecialSchools(double threshold) {
    site({"a", "special", "a-north", 118.0, 9, each(9, 1)});
    RuleRow& row = rule(Rule::special_school, "special", threshold);
    row.classrooms = 9;
    row.yuan_per_classroom = 500000;
    row.lead_years = 2;
  }
};

TEST(Triggers, ACountyAboveThePopulationWithoutASchoolGetsOne) {
  const Model model = compile(SpecialSchools(2100).input);
  const Expected expected = run_expected(model);
  const std::size_t built = model.network.find_site("potential-special-B", "special").index();
  EXPECT_EQ(value(expected, model, "rule_spending", 0, 0), 4500000.0);
  EXPECT_EQ(value(expected, model, "rule_spending", 1, 0), 0.0);
  EXPECT_EQ(value(expected, model, "rule_sites", 1, 0), 0.0);
  EXPECT_EQ(value(expected, model, "rule_sites", 2, 0), 1.0);
  EXPECT_EQ(value(expected, model, "rule_places", 2, 0), 9 * 12.0);
  EXPECT_EQ(value(expected, model, "site_classrooms", 1, built), 0.0);
  EXPECT_EQ(value(expected, model, "site_classrooms", 2, built), 9.0);
  EXPECT_EQ(value(expected, model, "site_places", 6, built), 108.0);
  EXPECT_GT(value(expected, model, "site_enrolment", 2, built), 0.0);
  std::size_t triggered = 0;
  for (const RecordedEvent& recorded : expected.events)
    if (recorded.event.kind == EventKind::triggered) {
      ++triggered;
      EXPECT_EQ(recorded.step, 0u);
      EXPECT_EQ(recorded.event.places, 108.0);
    }
  EXPECT_EQ(triggered, 1u);
}

TEST(Triggers, AMovingPopulationCrossesTheThreshold) {
  Started without(SpecialSchools(1e9).input);
  without.advance(2);
  double residents = 0.0;
  const PopulationParams& population = without.model.population;
  const std::size_t leaf = without.model.network.find_leaf("B1").index();
  for (std::size_t i = population.cell(leaf, 0, 0); i < population.cell(leaf + 1, 0, 0); ++i)
    residents += without.state.population.persons[i][0];
  ASSERT_NE(residents, 2100.0);
  Started run(SpecialSchools(residents).input);
  std::size_t first = 99;
  for (std::size_t step = 0; step < 6 && first == 99; ++step) {
    if (!run.events().empty()) first = run.step;
    run.advance();
  }
  EXPECT_EQ(first, residents > 2100.0 ? 2u : 0u);
}

TEST(Triggers, ASchoolThatAProjectWillOpenCounts) {
  SmallNetwork network;
  network.site({"planned", "vocational", "b", 119.0, 0, {}});
  network.site({"a", "vocational", "a-north", 118.0, 6, each(3, 30)});
  network.rule(Rule::vocational_centre, "vocational", 1000).classrooms = 12;
  ProjectRow project;
  project.project = "J";
  project.programme = "G";
  project.school_code = "planned";
  project.stage = "vocational";
  project.kind = ProjectKind::new_site;
  project.classrooms_added = 12;
  project.money_yuan = 1;
  project.money_from_year = project.money_to_year = 2023;
  project.opening_year = 2024;
  network.input.projects = {project};
  network.input.programmes = {{"G", "G", "G", 1, 0, 0, 1, Basis::synthetic}};
  EXPECT_THAT(Started(network.input).events(), IsEmpty());
  network.input.parameters.programmes_build = false;
  const Started run(network.input);
  ASSERT_EQ(run.events().size(), 1u);
  EXPECT_EQ(run.name(run.events()[0].site), "potential-vocational-B");
}

TEST(Triggers, EveryTownshipWithChildrenGetsAStateKindergarten) {
  SmallNetwork network;
  network.site({"state", "kindergarten", "a-north", 118.0, 3, each(3, 10)});
  network.site({"private", "kindergarten", "a-south", 118.1, 3, each(3, 10)}).sector = Sector::inclusive_private;
  network.rule(Rule::township_kindergarten, "kindergarten").classrooms = 3;
  const Started run(network.input);
  std::vector<std::string> built;
  for (const Event& event : run.events()) built.push_back(run.name(event.site));
  EXPECT_THAT(built, ::testing::UnorderedElementsAre("potential-kindergarten-a-south", "potential-kindergarten-b"));
}

TEST(Triggers, ATownshipWithoutChildrenGetsNone) {
  SmallNetwork network;
  network.site({"state", "kindergarten", "a-north", 118.0, 3, each(3, 10)});
  network.rule(Rule::township_kindergarten, "kindergarten").classrooms = 3;
  for (PopulationRow& row : network.input.population)
    if (row.area == "B1" && row.age < 8) row.persons = 0.0;
  const Started run(network.input);
  ASSERT_EQ(run.events().size(), 1u);
  EXPECT_EQ(run.name(run.events()[0].site), "potential-kindergarten-a-south");
}

TEST(Triggers, EveryCountyGetsASeniorSchool) {
  SmallNetwork network;
  network.site({"a", "senior", "a-north", 118.0, 6, each(3, 30)});
  network.rule(Rule::county_senior, "senior").classrooms = 6;
  Started run(network.input);
  ASSERT_EQ(run.events().size(), 1u);
  EXPECT_EQ(run.name(run.events()[0].site), "potential-senior-B");
  run.advance();
  EXPECT_EQ(run.rooms("potential-senior-B", "senior"), 6.0);
  EXPECT_THAT(run.events(), IsEmpty());
}

TEST(NeedDrivenBuilding, BuildsWhereTheShortageIsLargestAsFarAsTheMoneyGoes) {
  SmallNetwork network;
  network.site({"north", "primary", "a-north", 118.0, 6, each(6, 50)});  // 300 - 240 = 60 short: 2 rooms
  network.site({"south", "primary", "a-south", 118.1, 6, each(6, 60)});  // 120 short: 3 rooms
  network.site({"spare", "primary", "a-south", 118.1, 6, each(6, 10)});
  RuleRow& rule = network.rule(Rule::need_driven_building, "primary");
  rule.yuan_per_classroom = 1000000;
  rule.yuan_a_year = 4500000;  // four rooms
  const Started run(network.input);
  ASSERT_EQ(run.pending().size(), 2u);
  EXPECT_EQ(run.name(run.pending()[0].site), "south");
  EXPECT_EQ(run.pending()[0].classrooms, 3.0);
  EXPECT_EQ(run.name(run.pending()[1].site), "north");
  EXPECT_EQ(run.pending()[1].classrooms, 1.0);
  EXPECT_EQ(run.state.adjustment.rule_spending_yuan[0][0], 4000000.0);
}

TEST(NeedDrivenBuilding, OpensANewSchoolInAZoneWithoutOne) {
  SmallNetwork network;
  network.site({"full", "primary", "a-north", 118.0, 4, each(6, 43)});  // 258 of 260 at the hard limit
  RuleRow& rule = network.rule(Rule::need_driven_building, "primary");
  rule.from_year = 2021;
  rule.to_year = 2021;
  rule.classrooms = 6;
  Started run(network.input);
  EXPECT_THAT(run.pending(), IsEmpty());
  run.advance();
  // Nobody enters the full school but in the room its leavers make; the zones' shares 0.5, 0.3, 0.2 stay without a place.
  const std::size_t south_2 = run.site("potential-primary-a-south-2", "primary");
  bool found = false;
  for (const SiteChange& change : run.pending())
    if (change.site.index() == south_2) {
      found = true;
      EXPECT_EQ(change.classrooms, 6.0);
    }
  const double unplaced = run.state.placement.zone_unplaced[0][run.model.placement.zone_stage(2, 1)][0];
  EXPECT_EQ(found, unplaced >= 1.0);
}

TEST(TemporaryClassrooms, ComeWhereASiteIsTooFullAndGoWhenTheyAreNotNeeded) {
  SmallNetwork network;
  network.site({"full", "primary", "a-north", 118.0, 6, {10, 10, 40, 60, 60, 65}});  // 245: seven rooms at 40
  network.rule(Rule::temporary_classrooms, "primary", 1.0);
  Started run(network.input);
  ASSERT_EQ(run.pending().size(), 1u);
  EXPECT_EQ(run.pending()[0].classrooms, 1.0);
  run.advance();
  EXPECT_EQ(run.rooms("full", "primary"), 7.0);
  bool removed = false;
  for (int year = 0; year < 4; ++year) {
    const double before = run.rooms("full", "primary");
    run.advance();
    removed = removed || run.rooms("full", "primary") < before;
    EXPECT_GE(run.rooms("full", "primary"), 6.0);
    EXPECT_GE(run.state.adjustment.temporary_rooms[run.site("full", "primary")][0], 0.0);
  }
  EXPECT_TRUE(removed);
  EXPECT_EQ(run.rooms("full", "primary"), 6.0);
}

TEST(StageConversion, SpareRoomsGoToTheShortStageOfTheSameSchoolThenOfTheZone) {
  SmallNetwork network;
  network.site({"both", "kindergarten", "a-north", 118.0, 9, each(3, 10)});  // 30 pupils at half of 30: two rooms
  network.site({"zone", "primary", "a-north", 118.0, 6, each(6, 45)});       // 30 short: one room
  network.site({"both", "primary", "a-north", 118.0, 6, each(6, 60)});       // 120 short: three rooms
  network.site({"elsewhere", "primary", "a-south", 118.1, 6, each(6, 60)});
  network.rule(Rule::stage_conversion, "kindergarten", 0.5).to_stage = "primary";
  Started run(network.input);
  ASSERT_EQ(run.pending().size(), 2u);
  EXPECT_EQ(run.name(run.pending()[0].other), "both");
  EXPECT_EQ(run.pending()[0].classrooms, 3.0);
  EXPECT_EQ(run.name(run.pending()[1].other), "zone");
  EXPECT_EQ(run.pending()[1].classrooms, 1.0);
  run.advance();
  EXPECT_EQ(run.rooms("both", "kindergarten"), 5.0);
  EXPECT_EQ(run.rooms("both", "primary"), 9.0);
  EXPECT_EQ(run.rooms("zone", "primary"), 7.0);
  EXPECT_EQ(run.state.adjustment.rule_places[0][0], -4 * 30.0 + 4 * 40.0);
}

TEST(SharedRooms, AnAttachedClassLendsAndBorrowsTheRoomsOfItsSchool) {
  SmallNetwork network;
  // 30 children in three rooms of 30 need one; the primary is 120 short: three rooms of 40, two are there to take.
  network.site({"lends", "kindergarten", "a-north", 118.0, 3, each(3, 10)});
  network.site({"lends", "primary", "a-north", 118.0, 6, each(6, 60)});
  // 48 children in one room of 30 are 18 short; the primary keeps three rooms for 120 pupils and gives the one missing.
  network.site({"borrows", "kindergarten", "a-north", 118.0, 1, each(3, 16)});
  network.site({"borrows", "primary", "a-north", 118.0, 6, each(6, 20)});
  // Spare rooms next door are not shared.
  network.site({"alone", "kindergarten", "a-north", 118.0, 9, each(3, 10)});
  network.rule(Rule::shared_rooms, "kindergarten", 1.0).to_stage = "primary";
  Started run(network.input);
  ASSERT_EQ(run.pending().size(), 2u);
  EXPECT_EQ(run.name(run.pending()[0].site), "lends");
  EXPECT_EQ(run.pending()[0].classrooms, 2.0);
  EXPECT_EQ(run.name(run.pending()[1].site), "borrows");
  EXPECT_EQ(run.pending()[1].classrooms, 1.0);
  run.advance();
  EXPECT_EQ(run.rooms("lends", "kindergarten"), 1.0);
  EXPECT_EQ(run.rooms("lends", "primary"), 8.0);
  EXPECT_EQ(run.rooms("borrows", "kindergarten"), 2.0);
  EXPECT_EQ(run.rooms("borrows", "primary"), 5.0);
  EXPECT_EQ(run.rooms("alone", "kindergarten"), 9.0);
}

TEST(ChildcareConversion, SpareRoomsBecomeChildcareRoomsAndOneIsKept) {
  SmallNetwork network;
  network.site({"idle", "kindergarten", "a-north", 118.0, 6, each(3, 10)});
  network.site({"empty", "kindergarten", "a-south", 118.1, 4, each(3, 0)});
  network.rule(Rule::childcare_conversion, "kindergarten", 0.5).classrooms = 20;
  Started run(network.input);
  ASSERT_EQ(run.pending().size(), 2u);
  for (const SiteChange& change : run.pending()) {
    EXPECT_EQ(change.kind, SiteChangeKind::convert);
    EXPECT_FALSE(change.other.valid());
    EXPECT_EQ(change.classrooms, run.name(change.site) == "idle" ? 4.0 : 3.0);
  }
  run.advance();
  EXPECT_EQ(run.rooms("idle", "kindergarten"), 2.0);
  EXPECT_EQ(run.rooms("empty", "kindergarten"), 1.0);
}

TEST(Plan, ConversionsGiveRoomsToAnotherStageOfTheSchool) {
  SmallNetwork network;
  network.site({"both", "kindergarten", "a-north", 118.0, 6, each(3, 10)});
  network.site({"both", "primary", "a-north", 118.0, 6, each(6, 60)});
  NetworkChangeRow& row = network.plan(Change::convert, "both", "kindergarten", 2022);
  row.into_stage = "primary";
  row.classrooms = 4;
  Started run(network.input);
  run.advance(2);
  EXPECT_EQ(run.rooms("both", "kindergarten"), 2.0);
  EXPECT_EQ(run.rooms("both", "primary"), 10.0);
  ASSERT_EQ(run.carried_out().size(), 1u);
  EXPECT_EQ(run.carried_out()[0].kind, EventKind::converted);
  EXPECT_EQ(run.carried_out()[0].cause, Cause::plan);
}

TEST(Plan, RoomsThatPupilsNeedAreNotConverted) {
  SmallNetwork network;
  network.site({"both", "kindergarten", "a-north", 118.0, 6, each(3, 40)});  // 120 pupils need four rooms
  network.site({"both", "primary", "a-north", 118.0, 6, each(6, 60)});
  NetworkChangeRow& row = network.plan(Change::convert, "both", "kindergarten", 2021);
  row.into_stage = "primary";
  row.classrooms = 3;
  EXPECT_THAT(Started(network.input).refusals(), ElementsAre("both no_room"));
}

/// What compiling the case complains about; empty if it does not.
std::string complaint(const Case& input) {
  try {
    compile(input);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return {};
}

TEST(Compile, RefusesNonsense) {
  using ::testing::HasSubstr;
  SmallSchools lead;
  lead.input.rules[0].lead_years = 0;
  EXPECT_THAT(complaint(lead.input), HasSubstr("lead_years"));
  SmallSchools years;
  years.input.rules[0].from_year = 2030;
  years.input.rules[0].to_year = 2021;
  EXPECT_THAT(complaint(years.input), HasSubstr("ends before it begins"));
  SmallSchools itself;
  itself.plan(Change::merge, "s40", "primary", 2022, "s40");
  EXPECT_THAT(complaint(itself.input), HasSubstr("cannot join itself"));
  SmallSchools sold;
  sold.input.schools[3].sector = Sector::other_private;
  sold.plan(Change::merge, "s40", "primary", 2022, "large");
  EXPECT_THAT(complaint(sold.input), HasSubstr("cannot join a private one"));
  SmallSchools unknown;
  unknown.rule(Rule::merge_small, "university", 60);
  EXPECT_THAT(complaint(unknown.input), HasSubstr("`university` is unknown"));
}

}  // namespace
}  // namespace xuewei::testing
