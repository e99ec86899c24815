#include "engine/indicators/indicators.hpp"

#include <stdexcept>
#include <utility>

#include "engine/case/stage_kinds.hpp"
#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"
#include "engine/lanes/limits.hpp"
#include "engine/network/school_ages.hpp"

namespace xuewei {
namespace {

using Senior = StageKind::Senior;
using StageYear = IndicatorParams::StageNorm::Year;

/// Of what is not crowded.
Lane warning_of(const IndicatorParams& params, const Lane& heads, const Lane& places) {
  return 1.0 + reaches(heads, Lane(places * params.warning_surplus_below)) +
         reaches(heads, Lane(places * params.warning_yellow_from)) +
         above(heads, Lane(places * params.warning_orange_above));
}

void measure_site(const IndicatorParams& params, const MeasuredYear& year, std::size_t k, std::size_t u,
                  const StageYear& taught, IndicatorState& state) {
  const IndicatorParams::StageNorm& stage = params.stages[k];
  const TaughtGrades& grades = taught.grades;
  const std::size_t at = params.site_leaf[u] * params.stages.size() + k;
  const Lane* pupils = &year.pupils[params.site_first_cell[u]];
  const Lane& classrooms = year.classrooms[u];
  const Lane& places = year.places[u];

  Lane enrolment = pupils[grades.first];
  for (std::size_t g = grades.first + 1; g <= grades.last; ++g) enrolment += pupils[g];
  const FormedClasses formed = form_classes(taught.classes, pupils + grades.first, enrolment, classrooms);
  Lane* bands = &state.classes_by_size[at * kClassSizeBands];
  for (std::size_t band = 0; band < kClassSizeBands; ++band) bands[band] += formed.by_size[band];
  state.mixed_classes[at] += formed.mixed;
  const Lane& classes = formed.classes;

  const Lane shortage = (enrolment - places).max(0.0);
  Lane warning = warning_of(params, enrolment, places);
  const Lane crowded = reaches(enrolment, Lane(classes.max(1.0) * params.warning_red_class_size))
                           .max(reaches(enrolment, Lane(classrooms * stage.class_size_hard)));
  warning = where_positive(crowded, Lane(Lane::Constant(kRedWarning)), warning);
  const Lane exists = above(Lane(enrolment + classrooms), 0.0);

  state.site_enrolment[u] = enrolment;
  state.site_classes[u] = classes;
  state.site_warning[u] = exists * warning;
  state.enrolment[at] += enrolment;
  for (std::size_t g = grades.first; g < grades.first + grades.entering; ++g)
    state.entrants[at] += year.admitted[params.site_first_cell[u] + g];
  state.places_short[at] += shortage;
  state.places_spare[at] += (places - enrolment).max(0.0);
  const std::size_t county_at = params.site_county[u] * params.stages.size() + k;
  state.county_pupils[county_at] += enrolment;
  state.county_classes[county_at] += classes;
}

struct Ages {
  int first = 1, last = 0;
  bool operator==(const Ages&) const = default;
};

/// Official ages move with the grades a stage teaches.
Ages official_ages(const StageRow& row, const Stage& stage, std::size_t step) {
  const auto shift = [](std::size_t now, std::size_t base) { return static_cast<int>(now) - static_cast<int>(base); };
  if (row.first_age > row.last_age) return {};
  return {row.first_age + shift(stage.taught[step].first, stage.taught[0].first),
          row.last_age + shift(stage.taught[step].last, stage.taught[0].last)};
}

ClassFormation class_formation(const Case& input, const Network& network, std::size_t k, std::size_t step) {
  const StageRow& row = input.stages[k];
  const TaughtGrades& taught = network.stages[k].taught[step];
  const double multiplier = input.parameters.class_size_multiplier.at(network.calendar.year(step));
  ClassFormation rule;
  rule.grades = taught.count();
  if (rule.grades > kMostGrades)
    throw std::invalid_argument("stage `" + row.id + "` has more grades than can be measured");
  for (std::size_t g = 0; g < rule.grades; ++g)
    rule.classes_per_pupil[g] =
        1.0 / (row.class_size_norm[network.stages[k].base_grade(taught.first + g)] * multiplier);
  rule.further_class_pupils = row.further_class_pupils;
  rule.own_class_pupils = row.own_class_pupils;
  rule.mixed_class_size = row.mixed_class_size * multiplier;
  rule.mixed_class_grades = static_cast<std::size_t>(row.mixed_class_grades);
  return rule;
}

void add_year(const Case& input, const Network& network, std::size_t step, IndicatorParams& params) {
  for (std::size_t k = 0; k < input.stages.size(); ++k) {
    StageYear year;
    year.grades = network.stages[k].taught[step];
    const Ages ages = official_ages(input.stages[k], network.stages[k], step);
    year.first_age = static_cast<std::size_t>(ages.first);
    year.last_age = static_cast<std::size_t>(ages.last);
    for (std::size_t other = 0; other < input.stages.size() && ages.first <= ages.last; ++other)
      if (official_ages(input.stages[other], network.stages[other], step) == ages) year.counted_with.push_back(other);
    year.classes = class_formation(input, network, k, step);
    params.stages[k].years.push_back(std::move(year));
  }
}

}  // namespace

Lane area_warning(const IndicatorParams& params, const Lane& enrolment, const Lane& unplaced, const Lane& places,
                  const Lane& classes) {
  const Lane demand = enrolment + unplaced;
  const Lane nowhere = above(demand, 0.0) * (1.0 - above(places, 0.0));
  const Lane crowded = reaches(enrolment, Lane(classes.max(1.0) * params.warning_red_class_size)).max(nowhere);
  const Lane warning = where_positive(crowded, Lane(Lane::Constant(kRedWarning)), warning_of(params, demand, places));
  return above(Lane(demand + places), 0.0) * warning;
}

IndicatorParams compile_indicators(const Case& input, const Network& network) {
  IndicatorParams params;
  params.leaves = network.leaves.size();
  params.counties = network.counties.size();
  params.zones = network.zones.size();
  for (const Leaf& leaf : network.leaves) params.leaf_county.push_back(leaf.county.index());
  for (const Site& site : network.sites) {
    params.site_leaf.push_back(site.leaf.index());
    params.site_county.push_back(site.county.index());
    params.site_first_cell.push_back(site.first_cell.index());
  }
  for (std::size_t k = 0; k < input.stages.size(); ++k) {
    const StageRow& row = input.stages[k];
    IndicatorParams::StageNorm stage;
    stage.first_site = network.stage_first_site[k];
    stage.last_site = network.stage_first_site[k + 1];
    stage.class_size_hard = row.class_size_hard;
    stage.entry = row.entry;
    params.stages.push_back(stage);
  }
  params.warning_surplus_below = input.parameters.warning_surplus_below;
  params.warning_yellow_from = input.parameters.warning_yellow_from;
  params.warning_orange_above = input.parameters.warning_orange_above;
  params.warning_red_class_size = input.parameters.warning_red_class_size;
  for (std::size_t step = 0; step < network.calendar.steps; ++step) add_year(input, network, step, params);
  return params;
}

void measure(const IndicatorParams& params, const MeasuredYear& year, std::size_t step, IndicatorState& state) {
  XUEWEI_EXPECT(nonnegative(year.pupils) && nonnegative(year.admitted));
  XUEWEI_EXPECT(nonnegative(year.children, params.leaves * kSchoolAges));
  XUEWEI_EXPECT(nonnegative(year.unplaced, state.n.leaf_stages()));
  XUEWEI_EXPECT(nonnegative(year.classrooms, state.n.sites) && nonnegative(year.places, state.n.sites));
  for (LaneField* field :
       {&state.official_age_children, &state.entrants, &state.enrolment, &state.places_short, &state.places_spare,
        &state.classes_by_size, &state.mixed_classes, &state.senior_entrants, &state.vocational_entrants,
        &state.county_pupils, &state.county_classes, &state.county_official_age_children, &state.county_ratio_pupils})
    field->fill(0.0);
  const std::size_t stages = params.stages.size();
  for (std::size_t k = 0; k < stages; ++k) {
    const IndicatorParams::StageNorm& stage = params.stages[k];
    const StageYear& taught = stage.years[step];
    const Senior senior = kind_of(stage.entry).senior;
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u) measure_site(params, year, k, u, taught, state);
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
      const std::size_t at = leaf * stages + k;
      for (std::size_t age = taught.first_age; age <= taught.last_age; ++age)
        state.official_age_children[at] += year.children[leaf * kSchoolAges + age];
      state.county_official_age_children[params.leaf_county[leaf] * stages + k] += state.official_age_children[at];
      state.places_balance[at] = state.places_spare[at] - state.places_short[at] - year.unplaced[at];
      state.places_short[at] += year.unplaced[at];
      if (senior == Senior::vocational) state.vocational_entrants[leaf] += state.entrants[at];
      if (senior != Senior::no) state.senior_entrants[leaf] += state.entrants[at];
    }
  }
  for (std::size_t c = 0; c < params.counties; ++c)
    for (std::size_t k = 0; k < stages; ++k)
      for (std::size_t counted : params.stages[k].years[step].counted_with)
        state.county_ratio_pupils[c * stages + k] += state.county_pupils[c * stages + counted];
  for (std::size_t at = 0; at < state.zone_demand.size(); ++at) {
    state.zone_demand[at] = year.seekers[0][at];
    state.zone_unplaced[at] = year.zone_unplaced[0][at];
    for (std::size_t e = 1; e < kEnteringGrades; ++e) {
      state.zone_demand[at] += year.seekers[e][at];
      state.zone_unplaced[at] += year.zone_unplaced[e][at];
    }
  }

  XUEWEI_ENSURE(same(sum(state.site_enrolment), sum(year.pupils)));  // nobody sits in a grade that is not taught
  XUEWEI_ENSURE(same(sum(state.enrolment), sum(state.site_enrolment)));
  XUEWEI_ENSURE(same(sum(state.county_pupils), sum(state.site_enrolment)));
  XUEWEI_ENSURE(same(sum(state.classes_by_size), sum(state.site_classes)) && nonnegative(state.site_classes));
  XUEWEI_ENSURE(same(sum(year.places) + sum(state.places_short),
                     sum(state.enrolment) + sum(state.places_spare) + sum(year.unplaced)));
  XUEWEI_ENSURE(finite(state.places_balance) && nonnegative(state.site_warning));
}

}  // namespace xuewei
