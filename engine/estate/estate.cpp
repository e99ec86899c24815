#include "engine/estate/estate.hpp"

#include <algorithm>
#include <numeric>

namespace xuewei {
namespace {

/// Whole yuan of one project by fiscal year: even shares, the remainder in the last year.
void spend(const ProjectRow& project, int slip_years, const Calendar& calendar, std::int64_t* by_step) {
  const int years = project.money_to_year - project.money_from_year + 1;
  const std::int64_t share = project.money_yuan / years;
  for (int i = 0; i < years; ++i) {
    const int step = project.money_from_year + slip_years + i - calendar.base_year;
    const std::int64_t money = i + 1 < years ? share : project.money_yuan - share * (years - 1);
    if (step >= 0 && step < static_cast<int>(calendar.steps)) by_step[step] += money;
  }
}

}  // namespace

EstateParams compile_estate(const Case& input, const Network& network) {
  EstateParams params;
  params.steps = network.calendar.steps;
  params.programmes = input.programmes.size();
  for (const Site& site : network.sites) {
    const SchoolRow& row = input.schools[site.row];
    const std::vector<double>& norm = input.stages[site.stage.index()].class_size_norm;
    params.base_classrooms.push_back(row.classrooms);
    params.base_floor_area_m2.push_back(row.floor_area_m2);
    params.base_grounds_m2.push_back(row.grounds_m2);
    params.base_beds.push_back(row.beds);
    params.norm_places_per_classroom.push_back(std::accumulate(norm.begin(), norm.end(), 0.0) /
                                               static_cast<double>(norm.size()));
  }
  for (std::size_t step = 0; step < params.steps; ++step)
    params.class_size_multiplier.push_back(input.parameters.class_size_multiplier.at(network.calendar.year(step)));

  params.programme_spending_yuan.assign(params.programmes * params.steps, 0);
  if (!input.parameters.programmes_build) return params;
  const int slip = input.parameters.programme_slip_years;
  for (std::size_t i = 0; i < input.projects.size(); ++i) {
    const ProjectRow& project = input.projects[i];
    for (std::size_t p = 0; p < input.programmes.size(); ++p)
      if (input.programmes[p].programme == project.programme)
        spend(project, slip, network.calendar, &params.programme_spending_yuan[p * params.steps]);
    const SiteId site = network.find_site(project.school_code, project.stage);
    const int step = project.opening_year + slip - network.calendar.base_year;
    if (!site.valid() || step < 1 || step >= static_cast<int>(params.steps)) continue;
    params.openings.push_back({i, static_cast<std::size_t>(step), site, static_cast<double>(project.classrooms_added),
                               static_cast<double>(project.floor_added_m2 - project.floor_demolished_m2),
                               static_cast<double>(project.grounds_m2), static_cast<double>(project.beds_added)});
  }
  std::stable_sort(params.openings.begin(), params.openings.end(),
                   [](const Opening& a, const Opening& b) { return a.step < b.step; });
  return params;
}

namespace {

void settle_money(const EstateParams& params, std::size_t step, EstateState& state) {
  for (std::size_t p = 0; p < params.programmes; ++p)
    state.programme_spending_yuan[p].setConstant(
        static_cast<double>(params.programme_spending_yuan[p * params.steps + step]));
}

}  // namespace

EstateState make_estate_state(const EstateParams& params) {
  const std::size_t sites = params.base_classrooms.size();
  EstateState state;
  for (LaneField* field : {&state.classrooms, &state.places, &state.floor_area_m2, &state.grounds_m2, &state.beds,
                           &state.places_opened, &state.places_restandardised, &state.places_adjusted, &state.closed})
    *field = LaneField(sites);
  state.programme_spending_yuan = LaneField(params.programmes);
  state.events.reserve(sites * kLanes);
  return state;
}

void start_estate(const EstateParams& params, EstateState& state) {
  for (std::size_t u = 0; u < params.base_classrooms.size(); ++u) {
    state.classrooms[u].setConstant(params.base_classrooms[u]);
    state.places[u] = state.classrooms[u] * params.norm_places_per_classroom[u] * params.class_size_multiplier[0];
    state.floor_area_m2[u].setConstant(params.base_floor_area_m2[u]);
    state.grounds_m2[u].setConstant(params.base_grounds_m2[u]);
    state.beds[u].setConstant(params.base_beds[u]);
  }
  state.places_opened.fill(0.0);
  state.places_restandardised.fill(0.0);
  state.places_adjusted.fill(0.0);
  state.closed.fill(0.0);
  state.events.clear();
  settle_money(params, 0, state);
}

void open_projects(const EstateParams& params, std::size_t step, EstateState& state) {
  const double multiplier_change = params.class_size_multiplier[step] - params.class_size_multiplier[step - 1];
  for (std::size_t u = 0; u < params.base_classrooms.size(); ++u)
    state.places_restandardised[u] = state.classrooms[u] * (params.norm_places_per_classroom[u] * multiplier_change);
  state.places_opened.fill(0.0);
  for (const Opening& opening : params.openings) {
    if (opening.step != step) continue;
    const std::size_t u = opening.site.index();
    const Lane open = 1.0 - state.closed[u];
    state.classrooms[u] += opening.classrooms * open;
    state.floor_area_m2[u] += opening.floor_area_m2 * open;
    state.grounds_m2[u] += opening.grounds_m2 * open;
    state.beds[u] += opening.beds * open;
    state.places_opened[u] +=
        opening.classrooms * params.norm_places_per_classroom[u] * params.class_size_multiplier[step] * open;
  }
  for (std::size_t u = 0; u < params.base_classrooms.size(); ++u)
    state.places[u] += state.places_opened[u] + state.places_restandardised[u];
  settle_money(params, step, state);
}

}  // namespace xuewei
