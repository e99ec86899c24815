// Pupils beyond the travel limit, beds, boarders and riders with a pocket calculator: one school of three grades. Way
// limits 20 minutes in grade 1 and 30 after it; boarding from grade 2.
#include <gtest/gtest.h>

#include "engine/enrolment/enrolment.hpp"

namespace xuewei {
namespace {

class Boarding : public ::testing::Test {
 protected:
  Boarding() : children(kSchoolAges, 100.0), classrooms(1, 100.0), beds(1, 30.0), none(1) {
    input.base_year = 2020;
    input.horizon = 2023;
    input.areas = {{"T", "", "", "", AreaLevel::county, Residence::town, Basis::synthetic}};
    input.zones = {{"Z", "", "T", "", 118.0, 42.0, 1.0, 1.0, Basis::synthetic}};
    StageRow row;
    row.id = "primary";
    row.grades = 3;
    row.compulsory = true;
    row.class_size_norm = {45, 45, 45};
    row.repetition_share = 0.1;
    row.travel_limit_minutes = {20, 30, 30};
    row.boarding_first_grade = 2;
    input.stages = {row};
    SchoolRow school;
    school.school_code = "S";
    school.stage = row.id;
    school.area = "T";
    school.zone = "Z";
    school.pupils_by_grade = {100, 200, 300};
    input.schools = {school};
    params = compile_enrolment(input, make_network(input), std::vector<double>(kSchoolAges, 100.0));
    state = start_enrolment(params, {0.4, 0.2});
    none_beyond.fill(LaneField(1));
  }

  double beyond(std::size_t limit, std::size_t grade) const { return state.beyond[limit][grade][0]; }
  void expect_beds(double boarders, double riders) const {
    EXPECT_NEAR(state.site_boarders[0][0], boarders, 1e-12);
    EXPECT_NEAR(state.boarders[0][0], boarders, 1e-12);
    EXPECT_NEAR(state.riders[0][0], riders, 1e-12);
  }
  void admit_all(const LaneField& intake, const ByLimit& intake_beyond) {
    admit(params, {children, classrooms, {intake, none}, {intake_beyond, none_beyond}, {none, none}}, 1, state);
  }

  Case input;
  EnrolmentParams params;
  EnrolmentState state;
  LaneField children, classrooms, beds, none;
  ByLimit none_beyond;
};

TEST_F(Boarding, OfTheGradesThatMayAsFarAsBedsReach) {
  board(params, beds, 0, state);
  expect_beds(30.0, 40.0 + 40.0 + 60.0 - 30.0);  // grade 1: 0.4 x 100; grades 2 and 3: 0.2 x 500, 30 of them board
  beds.fill(150.0);
  board(params, beds, 0, state);
  expect_beds(100.0, 40.0);  // grade 1 rides though beds are free
}

TEST_F(Boarding, PupilsBeyondTheLimitGrowOlderWithTheirGrade) {
  form_demand(params, Luck{}, children, classrooms, 1, state);
  for (std::size_t i = 0; i < kTravelLimits; ++i) {
    const double share = i == 0 ? 0.4 : 0.2;
    EXPECT_NEAR(beyond(i, 0), share * 10.0, 1e-12);
    EXPECT_NEAR(beyond(i, 1), share * (90.0 + 20.0), 1e-12);
    EXPECT_NEAR(beyond(i, 2), share * (180.0 + 30.0), 1e-12);
  }
}

TEST_F(Boarding, BedsOfLeaversAreFree) {
  form_demand(params, Luck{}, children, classrooms, 1, state);
  beds.fill(70.0);
  count_free_beds(params, beds, 1, state);
  EXPECT_NEAR(state.free_beds[0][0], 70.0 - 0.2 * (110.0 + 210.0), 1e-12);
  beds.fill(60.0);
  count_free_beds(params, beds, 1, state);
  EXPECT_EQ(state.free_beds[0][0], 0.0);
}

TEST_F(Boarding, NewPupilsBringTheirWay) {
  form_demand(params, Luck{}, children, classrooms, 1, state);
  LaneField intake(1, 50.0);
  ByLimit intake_beyond;
  intake_beyond[0] = LaneField(1, 25.0);
  intake_beyond[1] = LaneField(1, 10.0);
  admit_all(intake, intake_beyond);
  EXPECT_NEAR(beyond(0, 0), 4.0 + 25.0, 1e-12);
  EXPECT_NEAR(beyond(1, 0), 2.0 + 10.0, 1e-12);
  board(params, beds, 1, state);
  expect_beds(30.0, 29.0 + 0.2 * 320.0 - 30.0);
}

TEST_F(Boarding, PupilsWhoComeIntoLaterGradesAreAsTheOthersThere) {
  form_demand(params, Luck{}, children, classrooms, 1, state);
  state.pool[1].setConstant(11.0);  // a tenth of the 110 in grade 2
  admit_all(none, none_beyond);
  EXPECT_NEAR(state.pupils[1][0], 121.0, 1e-12);
  EXPECT_NEAR(beyond(0, 1), 0.4 * 121.0, 1e-12);
  EXPECT_NEAR(beyond(1, 1), 0.2 * 121.0, 1e-12);
}

TEST(TravelLimits, AreAtMostTwoAStage) {
  StageRow row;
  row.grades = 3;
  Stage stage;
  stage.grades = 3;
  stage.taught = {{.first = 0, .last = 2}};
  row.travel_limit_minutes = {40, 30, 40};
  const TravelLimits limits = travel_limits(row, stage);
  EXPECT_EQ(limits.count, 2u);
  EXPECT_EQ(limits.minutes[0], 30.0);
  EXPECT_EQ(limits.of_grade, (std::vector<std::size_t>{1, 0, 1}));
  row.travel_limit_minutes = {20, 30, 40};
  EXPECT_THROW(travel_limits(row, stage), std::invalid_argument);
  row.travel_limit_minutes = {20, 30};
  EXPECT_THROW(travel_limits(row, stage), std::invalid_argument);
  row.travel_limit_minutes = {};
  EXPECT_EQ(travel_limits(row, stage).count, 0u);
}

TEST(TravelLimits, CountMinutesAtWinterSpeed) {
  Parameters parameters;
  parameters.travel_speed_km_per_hour = 30.0;
  EXPECT_DOUBLE_EQ(travel_minutes(parameters, 10.0), 20.0);
  parameters.winter_speed_factor = 0.8;
  EXPECT_DOUBLE_EQ(travel_minutes(parameters, 10.0), 25.0);
}

}  // namespace
}  // namespace xuewei
