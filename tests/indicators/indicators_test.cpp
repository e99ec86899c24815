#include "engine/indicators/indicators.hpp"

#include <gtest/gtest.h>

namespace xuewei {
namespace {

/// One leaf, one stage of two grades (norm 45, hard 65), three sites.
class OneTown : public ::testing::Test {
 protected:
  OneTown() : children(20), pupils(6), admitted(6), unplaced(1), classrooms(3), places(3) {
    IndicatorParams::StageNorm stage;
    stage.last_site = 3;
    ClassFormation classes{.grades = 2};
    classes.classes_per_pupil[0] = classes.classes_per_pupil[1] = 1.0 / 45.0;
    stage.years = {
        {.grades = {.first = 0, .last = 1}, .first_age = 6, .last_age = 7, .counted_with = {0}, .classes = classes}};
    params.stages = {stage};
    params.site_leaf = params.site_county = {0, 0, 0};
    params.site_first_cell = {0, 2, 4};
    params.leaf_county = {0};
    params.leaves = params.counties = 1;
    params.warning_surplus_below = 0.70;
    params.warning_yellow_from = 0.95;
    params.warning_orange_above = 1.0;
    params.warning_red_class_size = 56.0;
    state = IndicatorState{params.sizes()};
  }

  void site(std::size_t u, double rooms, double grade1, double grade2) {
    classrooms[u].setConstant(rooms);
    places[u].setConstant(45.0 * rooms);
    pupils[2 * u].setConstant(grade1);
    pupils[2 * u + 1].setConstant(grade2);
  }

  void run() {
    measure(params, {children, pupils, admitted, unplaced, classrooms, places, {zones, zones}, {zones, zones}}, 0,
            state);
  }

  IndicatorParams params;
  IndicatorState state;
  LaneField children, pupils, admitted, unplaced, classrooms, places, zones;
};

TEST_F(OneTown, BalanceIsSpareLessShort) {
  site(0, 4, 100, 100);  // 180 places, 200 pupils: 20 short
  site(1, 4, 30, 40);    // 180 places, 70 pupils: 110 spare
  site(2, 2, 45, 45);    // full
  unplaced[0].setConstant(7.0);
  run();
  EXPECT_DOUBLE_EQ(state.enrolment[0][0], 360.0);
  EXPECT_DOUBLE_EQ(state.places_short[0][0], 27.0);
  EXPECT_DOUBLE_EQ(state.places_spare[0][0], 110.0);
  EXPECT_DOUBLE_EQ(state.places_balance[0][0], 450.0 - 360.0 - 7.0);
}

TEST_F(OneTown, ClassesAreWholeAndFitTheRooms) {
  site(0, 4, 100, 100);  // 3 + 3 wanted, 4 rooms: 4 classes of 50
  site(1, 4, 45, 46);    // 1 + 2 classes of 30.3
  site(2, 1, 20, 24);    // one room for two grades: one class
  run();
  EXPECT_DOUBLE_EQ(state.site_classes[0][0], 4.0);
  EXPECT_DOUBLE_EQ(state.site_classes[1][0], 3.0);
  EXPECT_DOUBLE_EQ(state.site_classes[2][0], 1.0);
  EXPECT_DOUBLE_EQ(state.classes_by_size[0][0], 4.0);
  EXPECT_DOUBLE_EQ(state.classes_by_size[1][0], 4.0);
}

TEST_F(OneTown, WarnsByUse) {
  site(0, 2, 60, 60);  // classes of 60: red
  site(1, 2, 46, 46);  // 92 / 90: orange
  site(2, 2, 43, 43);  // 95.6 %: yellow
  run();
  EXPECT_DOUBLE_EQ(state.site_warning[0][0], 5.0);
  EXPECT_DOUBLE_EQ(state.site_warning[1][0], 4.0);
  EXPECT_DOUBLE_EQ(state.site_warning[2][0], 3.0);
  site(0, 2, 40, 40);  // 88.9 %: green
  site(1, 2, 20, 20);  // 44 %: blue
  site(2, 0, 0, 0);    // no school yet
  run();
  EXPECT_DOUBLE_EQ(state.site_warning[0][0], 2.0);
  EXPECT_DOUBLE_EQ(state.site_warning[1][0], 1.0);
  EXPECT_DOUBLE_EQ(state.site_warning[2][0], 0.0);
}

// Twins stay twins: what rounding leaves of twenty years is nobody.
TEST_F(OneTown, RoundingTurnsNoSchoolIntoAnotherColour) {
  constexpr double kRounding = 1.11e-11;
  for (const double rest : {-kRounding, 0.0, kRounding}) {
    site(0, 6, 135.0 + rest, 135.0);  // 270 of 270: yellow, 3 + 3 classes of 45
    site(1, 2, 40.0, 45.5 + rest);    // 95 % of 90: yellow
    site(2, 2, 56.0 + rest, 56.0);    // classes of 56: red
    run();
    EXPECT_EQ(state.site_warning[0][0], 3.0) << rest;
    EXPECT_EQ(state.site_classes[0][0], 6.0) << rest;
    EXPECT_EQ(state.site_warning[1][0], 3.0) << rest;
    EXPECT_EQ(state.site_warning[2][0], 5.0) << rest;
    EXPECT_EQ(state.classes_by_size[0][0], 8.0) << rest;  // of 45 and fewer
  }
  site(0, 6, 135.0 + 1e-5, 135.0);
  run();
  EXPECT_EQ(state.site_warning[0][0], 4.0);
}

TEST_F(OneTown, AnAreaIsWarnedByItsSumsAndThoseWithoutAPlace) {
  const auto warning = [&](double enrolment, double outside, double places_there, double classes) {
    const auto lane = [](double value) { return Lane(Lane::Constant(value)); };
    return area_warning(params, lane(enrolment), lane(outside), lane(places_there), lane(classes))[0];
  };
  EXPECT_EQ(warning(0, 0, 0, 0), 0.0);
  EXPECT_EQ(warning(0, 0, 90, 0), 1.0);
  EXPECT_EQ(warning(62, 0, 90, 2), 1.0);
  EXPECT_EQ(warning(63, 0, 90, 2), 2.0) << "70 %";
  EXPECT_EQ(warning(171, 0, 180, 4), 3.0) << "95 %";
  EXPECT_EQ(warning(180, 0, 180, 4), 3.0);
  EXPECT_EQ(warning(180 + 1e-9, 0, 180, 4), 3.0) << "nobody more";
  EXPECT_EQ(warning(180, 1, 180, 4), 4.0) << "one without a place";
  EXPECT_EQ(warning(56 * 4, 0, 270, 4), 5.0) << "classes of 56";
  EXPECT_EQ(warning(0, 1, 0, 0), 5.0) << "no place at all";
}

TEST_F(OneTown, GrossRatioDividesByOfficialAges) {
  site(0, 4, 90, 92);
  children[6].setConstant(100.0);
  children[7].setConstant(100.0);
  children[8].setConstant(999.0);
  run();
  EXPECT_DOUBLE_EQ(state.county_ratio_pupils[0][0], 182.0);
  EXPECT_DOUBLE_EQ(state.county_official_age_children[0][0], 200.0);
}

}  // namespace
}  // namespace xuewei
