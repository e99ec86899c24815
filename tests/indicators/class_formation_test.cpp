// Classes that the grades of a site form: worked by hand, and against every way there is.
#include "engine/indicators/class_formation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "tests/support/property.hpp"

namespace xuewei {
namespace {

ClassFormation formation(std::vector<double> norms) {
  ClassFormation rule{.grades = norms.size()};
  for (std::size_t g = 0; g < norms.size(); ++g) rule.classes_per_pupil[g] = 1.0 / norms[g];
  return rule;
}

/// As in a small rural primary school: alone from 12 pupils, else with the next grade, at most 30.
ClassFormation primary() {
  ClassFormation rule = formation({45, 45, 45, 45, 45, 45});
  rule.further_class_pupils = 5.0;
  rule.own_class_pupils = 12.0;
  rule.mixed_class_size = 30.0;
  rule.mixed_class_grades = 2;
  return rule;
}

ClassFormation kindergarten() {
  ClassFormation rule = formation({25, 30, 35});
  rule.own_class_pupils = 15.0;
  rule.mixed_class_size = 30.0;
  rule.mixed_class_grades = 3;
  return rule;
}

FormedClasses form(const ClassFormation& rule, const std::vector<double>& pupils, double classrooms = 99.0) {
  std::vector<Lane> lanes;
  Lane enrolment = Lane::Zero();
  for (const double of_grade : pupils) {
    lanes.push_back(Lane::Constant(of_grade));
    enrolment += of_grade;
  }
  return form_classes(rule, lanes.data(), enrolment, Lane::Constant(classrooms));
}

struct Expected {
  double classes, mixed;
  std::vector<double> by_size;
};

void expect(const FormedClasses& formed, const Expected& expected) {
  EXPECT_EQ(formed.classes[0], expected.classes);
  EXPECT_EQ(formed.mixed[0], expected.mixed);
  for (std::size_t band = 0; band < kClassSizeBands; ++band)
    EXPECT_EQ(formed.by_size[band][0], expected.by_size[band]) << band;
}

TEST(ClassFormation, SmallGradesOfAPrimarySchoolShareTeachers) {
  expect(form(primary(), {8, 9, 7, 6, 10, 11}), {3, 3, {3, 0, 0, 0}});
  expect(form(primary(), {8, 9, 7, 6, 10, 12}), {4, 2, {4, 0, 0, 0}});    // the last is large enough
  expect(form(primary(), {8, 20, 7, 20, 10, 20}), {6, 0, {6, 0, 0, 0}});  // no two small ones are neighbours
  expect(form(primary(), {0, 0, 0, 0, 0, 3}), {1, 0, {1, 0, 0, 0}});
  expect(form(primary(), {4, 0, 0, 0, 0, 3}), {2, 0, {2, 0, 0, 0}});
  expect(form(primary(), {0, 0, 0, 0, 0, 0}), {0, 0, {0, 0, 0, 0}});
}

TEST(ClassFormation, AClassIsNotOpenedForAFewChildren) {
  expect(form(primary(), {50, 51, 100, 0, 0, 0}), {1 + 2 + 3, 0, {2 + 3, 1, 0, 0}});  // 50; 25.5; 33.3
  ClassFormation exact = primary();
  exact.further_class_pupils = 0.0;
  expect(form(exact, {46, 45, 0, 0, 0, 0}), {3, 0, {3, 0, 0, 0}});
}

TEST(ClassFormation, KindergartensMixAges) {
  expect(form(kindergarten(), {8, 9, 10}), {1, 1, {1, 0, 0, 0}});
  expect(form(kindergarten(), {12, 12, 12}), {2, 1, {2, 0, 0, 0}});  // 36 do not fit in one
  expect(form(kindergarten(), {14, 20, 14}), {3, 0, {3, 0, 0, 0}});
  expect(form(kindergarten(), {26, 30, 36}), {2 + 1 + 2, 0, {5, 0, 0, 0}});
}

TEST(ClassFormation, ClassroomsLimitThem) {
  expect(form(kindergarten(), {20, 20, 20}, 2.0), {2, 0, {2, 0, 0, 0}});
  expect(form(primary(), {60, 60, 60, 60, 60, 60}, 6.0), {6, 0, {0, 0, 6, 0}});
  expect(form(primary(), {8, 9, 7, 6, 10, 11}, 1.0), {1, 0, {0, 1, 0, 0}});  // all 51 in one room
  expect(form(primary(), {8, 9, 7, 6, 10, 11}, 0.0), {1, 0, {0, 1, 0, 0}});
}

/// The fewest classes over every way to cut the grades into groups of neighbours.
double fewest(const ClassFormation& rule, const std::vector<double>& pupils, std::size_t from = 0) {
  if (from == rule.grades) return 0.0;
  double least = std::numeric_limits<double>::infinity();
  double together = 0.0, largest = 0.0;
  for (std::size_t to = from; to < rule.grades && to - from < rule.mixed_class_grades; ++to) {
    together += pupils[to];
    largest = std::max(largest, pupils[to]);
    double classes = 1.0;
    if (to == from)
      classes =
          pupils[to] > 0.0
              ? std::max(1.0, std::ceil((pupils[to] - rule.further_class_pupils) * rule.classes_per_pupil[to] - 1e-9))
              : 0.0;
    else if (largest >= rule.own_class_pupils || together > rule.mixed_class_size)
      continue;
    least = std::min(least, classes + fewest(rule, pupils, to + 1));
  }
  return least;
}

TEST(ClassFormation, FormsTheFewestAndMorePupilsNeverMakeFewer) {
  expect_property(kCases, [] {
    const std::size_t grades = *rc::gen::inRange<std::size_t>(1, 10);
    ClassFormation rule = formation(std::vector<double>(grades, *rc::gen::inRange(10, 50)));
    rule.further_class_pupils = *rc::gen::inRange(0, 8);
    rule.mixed_class_grades = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
    rule.mixed_class_size = *rc::gen::inRange(2, 40);
    rule.own_class_pupils = *rc::gen::inRange(0, 30);
    std::vector<double> pupils;
    for (std::size_t g = 0; g < grades; ++g) pupils.push_back(*rc::gen::inRange(0, 60) * 0.5);
    const FormedClasses formed = form(rule, pupils);
    RC_ASSERT(formed.classes[0] == fewest(rule, pupils));
    RC_ASSERT(formed.mixed[0] <= formed.classes[0]);
    RC_ASSERT(formed.by_size[0][0] + formed.by_size[1][0] + formed.by_size[2][0] + formed.by_size[3][0] ==
              formed.classes[0]);
    std::vector<double> more = pupils;
    more[*rc::gen::inRange<std::size_t>(0, grades)] += *rc::gen::inRange(1, 60);
    RC_ASSERT(form(rule, more).classes[0] >= formed.classes[0]);
  });
}

}  // namespace
}  // namespace xuewei
