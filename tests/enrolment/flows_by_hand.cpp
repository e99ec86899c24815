// Progression, entry, transfers and the pool with a pocket calculator: a town and a village of one county.
#include <gtest/gtest.h>

#include "engine/enrolment/enrolment.hpp"
#include "engine/network/feeders.hpp"

namespace xuewei {
namespace {

using Entry = StageRow::Entry;

constexpr std::size_t kTown = 0, kVillage = 1;  // leaves, zones, and the sites of the first stage

StageRow make_stage(const char* id, int first_grade, int grades, Entry entry) {
  StageRow row;
  row.id = id;
  row.first_grade = first_grade;
  row.grades = grades;
  row.compulsory = entry == Entry::birth_cohort || entry == Entry::junior_from_primary;
  row.entry = entry;
  row.class_size_norm.assign(static_cast<std::size_t>(grades), 40.0);
  return row;
}

struct World {
  World() {
    input.base_year = 2020;
    input.horizon = 2023;
    input.areas = {{"C", "", "", "", AreaLevel::county, {}, Basis::synthetic},
                   {"T", "", "", "C", AreaLevel::area, Residence::town, Basis::synthetic},
                   {"V", "", "", "C", AreaLevel::area, Residence::rural, Basis::synthetic}};
    input.zones = {{"ZT", "", "T", "", 118.0, 42.0, 1.0, 1.0, Basis::synthetic},
                   {"ZV", "", "V", "", 118.2, 42.0, 1.0, 1.0, Basis::synthetic}};
  }

  void add_stage(const StageRow& row, std::vector<double> town, std::vector<double> village) {
    input.stages.push_back(row);
    for (const bool in_town : {true, false}) {
      SchoolRow school;
      school.school_code = in_town ? "T" : "V";
      school.stage = row.id;
      school.area = in_town ? "T" : "V";
      school.zone = in_town ? "ZT" : "ZV";
      school.pupils_by_grade = in_town ? town : village;
      input.schools.push_back(school);
    }
  }

  void start(std::vector<double> children_in_town, std::vector<double> children_in_village) {
    children_in_town.insert(children_in_town.end(), children_in_village.begin(), children_in_village.end());
    network = make_network(input);
    params = compile_enrolment(input, network, children_in_town);
    children = LaneField(children_in_town.size());
    for (std::size_t i = 0; i < children_in_town.size(); ++i) children[i].setConstant(children_in_town[i]);
    const LaneField sites(network.sites.size());
    classrooms = intake = sites;
    unplaced = LaneField(network.zones.size() * network.stages.size());
    beyond = repeated<kTravelLimits>(sites);
    state = start_enrolment(params, std::vector<double>(network.sites.size() * kTravelLimits, 0.0));
  }

  void ask(std::size_t step) { form_demand(params, Luck{}, children, classrooms, step, state); }
  void take_in(std::size_t step) {
    admit(params, {children, classrooms, {intake, intake}, {beyond, beyond}, {unplaced, unplaced}}, step, state);
  }
  double pupils(std::size_t site, std::size_t grade) const {
    return state.pupils[network.sites[site].first_cell.index() + grade][kLanes - 1];
  }

  Case input;
  Network network;
  EnrolmentParams params;
  EnrolmentState state;
  LaneField children, classrooms, intake, unplaced;
  ByLimit beyond;
};

std::vector<double> of_every_age(double persons) { return std::vector<double>(kSchoolAges, persons); }

TEST(Progression, PromotesRepeatsAndLosesShares) {
  World world;
  StageRow row = make_stage("primary", 1, 3, Entry::birth_cohort);
  row.repetition_share = 0.1;
  row.dropout_share = 0.05;
  row.death_share = 0.01;
  world.add_stage(row, {100, 50, 20}, {0, 0, 0});
  world.start(of_every_age(10), of_every_age(10));
  world.ask(1);
  EXPECT_NEAR(world.pupils(kTown, 0), 10.0, 1e-12);
  EXPECT_NEAR(world.pupils(kTown, 1), 84.0 + 5.0, 1e-12);
  EXPECT_NEAR(world.pupils(kTown, 2), 42.0 + 2.0, 1e-12);
  EXPECT_NEAR(world.state.graduates[kTown][0], 16.8, 1e-12);
  EXPECT_NEAR(world.state.dropouts[kTown][0], 0.05 * 170, 1e-12);
  EXPECT_NEAR(world.state.deaths[kTown][0], 0.01 * 170, 1e-12);
}

TEST(Entry, SharesBelongToTheBirthCohort) {
  World world;
  world.add_stage(make_stage("primary", 1, 1, Entry::birth_cohort), {150}, {42.08});
  world.input.parameters.primary_ever_entering_share = 0.98;
  world.input.parameters.primary_entry_at_six_share =
      Path(std::vector<std::pair<int, double>>{{2020, 0.9}, {2021, 0.5}});
  std::vector<double> town = of_every_age(0), village = of_every_age(0);
  town[6] = 70, town[7] = 50, village[6] = 30, village[7] = 30;
  world.start(town, village);
  // 2020: 0.98 (0.9 x 100 + 0.1 x 80) = 96.04 for 192.08 pupils: factor 2. 2021: half of the new six-year-olds at six,
  // and the tenth of last year's that waited.
  world.ask(1);
  EXPECT_NEAR(world.state.seekers[0][kTown][0], 2 * 0.98 * (0.5 * 70 + 0.1 * 50), 1e-9);
  EXPECT_NEAR(world.state.seekers[0][kVillage][0], 2 * 0.98 * (0.5 * 30 + 0.1 * 30), 1e-9);
  world.ask(2);  // now half of the older cohort comes a year late
  EXPECT_NEAR(world.state.seekers[0][kTown][0], 2 * 0.98 * (0.5 * 70 + 0.5 * 50), 1e-9);
}

TEST(Entry, KindergartenClassesFillUpToTheirParticipation) {
  World world;
  world.add_stage(make_stage("kindergarten", -2, 2, Entry::participation), {20, 30}, {10, 10});
  std::vector<double> town = of_every_age(0), village = of_every_age(0);
  town[3] = 40, town[4] = 30, village[3] = 20, village[4] = 20;
  world.start(town, village);  // 30 of 60 three-year-olds, 40 of 50 four-year-olds
  world.classrooms.fill(10.0);
  world.ask(1);
  EXPECT_NEAR(world.state.seekers[0][kTown][0], 30.0 * 40 / 60, 1e-9);  // the county's need where the children are
  EXPECT_NEAR(world.state.seekers[0][kVillage][0], 30.0 * 20 / 60, 1e-9);
  world.take_in(1);
  EXPECT_NEAR(world.pupils(kTown, 1) + world.pupils(kVillage, 1), 40.0, 1e-9);  // 20 + 10 go up, 10 start late
  // In proportion to room: 200 - 20 and 200 - 10 places of the second class.
  EXPECT_NEAR(world.pupils(kTown, 1), 20.0 + 10.0 * 180 / 370, 1e-9);
}

TEST(Entry, SeniorSchoolsShareJuniorLeavers) {
  World world;
  world.add_stage(make_stage("junior", 7, 1, Entry::junior_from_primary), {300}, {100});
  world.add_stage(make_stage("senior", 10, 1, Entry::general_senior), {10}, {0});
  world.add_stage(make_stage("vocational", 10, 1, Entry::vocational_senior), {10}, {0});
  world.input.parameters.senior_entry_share = 0.9;
  world.input.parameters.vocational_intake_share = 0.4;
  std::vector<double> village = of_every_age(1);
  village[15] = 3;
  world.start(of_every_age(1), village);
  world.ask(1);
  EXPECT_NEAR(world.state.seekers[0][kTown * 3 + 1][0], 400 * 0.9 * 0.6 / 4, 1e-6);
  EXPECT_NEAR(world.state.seekers[0][kVillage * 3 + 1][0], 400 * 0.9 * 0.6 * 3 / 4, 1e-6);
  EXPECT_NEAR(world.state.seekers[0][kVillage * 3 + 2][0], 400 * 0.9 * 0.4 * 3 / 4, 1e-6);
}

TEST(Entry, FedLeaversSeekWhereTheirSchoolStands) {
  World world;
  world.add_stage(make_stage("primary", 1, 1, Entry::birth_cohort), {300}, {100});
  StageRow junior = make_stage("junior", 7, 1, Entry::junior_from_primary);
  junior.intake_rule = StageRow::IntakeRule::feeder;
  world.add_stage(junior, {10}, {10});
  world.input.parameters.primary_to_junior_share = 0.9;
  world.input.feeders = {{"V", "primary", "V", "junior", Basis::synthetic}};
  world.start(of_every_age(1), of_every_age(1));
  world.ask(1);
  EXPECT_NEAR(world.state.linked_seekers[0][0], 90.0, 1e-9);
  EXPECT_NEAR(world.state.seekers[0][kTown * 2 + 1][0], 135.0, 1e-6);  // half of the town's 270
  EXPECT_NEAR(world.state.seekers[0][kVillage * 2 + 1][0], 135.0 + 90.0, 1e-6);
}

TEST(Entry, ASchoolWithTwoLinksDividesItsLeavers) {
  World world;
  world.add_stage(make_stage("primary", 1, 1, Entry::birth_cohort), {300}, {100});
  StageRow junior = make_stage("junior", 7, 1, Entry::junior_from_primary);
  junior.intake_rule = StageRow::IntakeRule::feeder;
  world.add_stage(junior, {10}, {10});
  world.input.feeders = {{"V", "primary", "V", "junior", {}}, {"V", "primary", "T", "junior", {}}};
  world.start(of_every_age(1), of_every_age(1));
  world.ask(1);
  EXPECT_NEAR(world.state.linked_seekers[0][0], 50.0, 1e-9);
  EXPECT_NEAR(world.state.linked_seekers[1][0], 50.0, 1e-9);
  EXPECT_NEAR(world.state.seekers[0][kTown * 2 + 1][0] + world.state.seekers[0][kVillage * 2 + 1][0], 400.0, 1e-9);
}

TEST(Entry, LinksThatLeadNowhereAreRefused) {
  World world;
  StageRow senior = make_stage("senior", 10, 1, Entry::general_senior);
  senior.intake_rule = StageRow::IntakeRule::feeder;
  world.add_stage(make_stage("primary", 1, 1, Entry::birth_cohort), {300}, {100});
  world.add_stage(senior, {10}, {10});
  world.input.feeders = {{"V", "primary", "V", "senior", Basis::synthetic}};
  EXPECT_THROW(feeder_links(world.input, make_network(world.input)), std::invalid_argument);
  world.input.feeders = {{"X", "junior", "V", "senior", Basis::synthetic}};
  EXPECT_THROW(feeder_links(world.input, make_network(world.input)), std::invalid_argument);
}

/// One in ten children moves from the village to the town a year, and half of the pupils change school.
World moving_world(std::vector<double> town, std::vector<double> village) {
  World world;
  world.add_stage(make_stage("primary", 1, 2, Entry::birth_cohort), std::move(town), std::move(village));
  world.input.moves = {{"V", "T", "all", 0.1, Basis::synthetic}};
  for (const Sex sex : {Sex::male, Sex::female})
    for (int age = 0; age < static_cast<int>(kSchoolAges); ++age)
      world.input.move_profiles.push_back({"all", sex, age, 1.0, Basis::synthetic});
  world.start(of_every_age(10), of_every_age(10));
  return world;
}

TEST(Transfers, FollowMoves) {
  World world = moving_world({30, 0}, {100, 0});
  world.classrooms.fill(4.0);
  world.ask(1);
  EXPECT_NEAR(world.pupils(kVillage, 1), 95.0, 1e-9);
  EXPECT_NEAR(world.pupils(kTown, 1), 35.0, 1e-9);
  EXPECT_NEAR(world.state.transfers_in[1][0], 5.0, 1e-9);
  EXPECT_NEAR(world.state.transfers_out[3][0], 5.0, 1e-9);
}

TEST(Transfers, StayWhereTheNewAreaHasNoRoom) {
  World world = moving_world({52, 0}, {100, 0});
  world.classrooms.fill(2.0);  // 55 a grade at the stretch size
  world.ask(1);
  EXPECT_NEAR(world.pupils(kTown, 1), 55.0, 1e-9);
  EXPECT_NEAR(world.pupils(kVillage, 1), 97.0, 1e-9);
}

TEST(Transfers, CountNormSizesWhereNoClassMayCrowd) {
  World world = moving_world({52, 0}, {100, 0});
  world.input.parameters.crowding = Parameters::Crowding::norm_only;
  world.start(of_every_age(10), of_every_age(10));
  world.classrooms.fill(2.6);  // 52 a grade at the norm
  world.ask(1);
  EXPECT_NEAR(world.pupils(kTown, 1), 52.0, 1e-9);
}

TEST(Pool, WaitsGrowsOlderAndTakesRoom) {
  World world;
  StageRow row = make_stage("primary", 1, 3, Entry::birth_cohort);
  row.dropout_share = 0.1;
  world.add_stage(row, {0, 0, 0}, {0, 0, 0});
  world.start(of_every_age(10), of_every_age(10));
  world.unplaced[kVillage].setConstant(20.0);
  world.ask(1);
  world.take_in(1);
  const auto pool = [&](std::size_t leaf, std::size_t grade) {
    return world.state.pool[leaf * EnrolmentParams::kPoolGrades + grade - 1][0];
  };
  EXPECT_NEAR(pool(kVillage, 1), 20.0, 1e-12);
  EXPECT_NEAR(world.state.unplaced[kVillage][0], 20.0, 1e-12);

  world.unplaced.fill(0.0);
  world.ask(2);
  world.take_in(2);  // no room yet
  EXPECT_NEAR(pool(kVillage, 2), 18.0, 1e-12);
  EXPECT_NEAR(world.state.dropouts[kVillage][0], 2.0, 1e-12);

  world.classrooms[kTown].setConstant(0.6);  // 11 pupils a grade
  world.ask(3);
  world.take_in(3);
  EXPECT_NEAR(world.pupils(kTown, 2), 11.0, 1e-12);
  EXPECT_NEAR(pool(kVillage, 3), 16.2 - 11.0, 1e-12);
  EXPECT_NEAR(world.state.unplaced[kVillage][0], 16.2 - 11.0, 1e-12);
}

}  // namespace
}  // namespace xuewei
