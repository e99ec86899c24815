#include "engine/workforce/establishment.hpp"

#include <limits>

namespace xuewei {
namespace {

constexpr double kNoLimit = std::numeric_limits<double>::infinity();

/// Re-counts the posts of the county whose stages begin at `first`.
void recount(const EstablishmentParams& params, std::size_t first, const LaneField& in_posts, const LaneField& needed,
             Lane& reserve, EstablishmentState& state) {
  Lane cut = Lane::Zero();
  Lane grown = Lane::Zero();
  Lane posts = Lane::Zero();
  for (std::size_t i = first; i < first + params.stages; ++i) {
    const Lane before = state.standing[i];
    const Lane moved = before + (needed[i] - before) * params.toward_need_share;
    state.standing[i] = moved.max(in_posts[i]);
    cut += (before - state.standing[i]).max(0.0);
    grown += (state.standing[i] - before).max(0.0);
    posts += state.standing[i];
  }
  reserve = (reserve + cut - grown).max(0.0).min(posts * params.reserve_share);
}

/// Lends posts of the county's reserve to the stages that need more than they have.
void lend(const EstablishmentParams& params, std::size_t first, const LaneField& in_posts, const LaneField& needed,
          const Lane& reserve, EstablishmentState& state) {
  Lane kept = Lane::Zero();
  Lane asked = Lane::Zero();
  for (std::size_t i = first; i < first + params.stages; ++i) {
    kept += (in_posts[i] - state.standing[i]).max(0.0);
    asked += (needed[i] - in_posts[i].max(state.standing[i])).max(0.0);
  }
  constexpr double nobody = 1e-300;  // keeps 0 / 0 out
  const Lane granted = ((reserve - kept).max(0.0) / asked.max(nobody)).min(1.0);
  for (std::size_t i = first; i < first + params.stages; ++i) {
    const Lane asks = (needed[i] - in_posts[i].max(state.standing[i])).max(0.0);
    state.lent[i] = (in_posts[i] - state.standing[i]).max(0.0) + asks * granted;
    state.posts[i] = state.standing[i] + state.lent[i];
  }
}

}  // namespace

EstablishmentState make_establishment_state(const EstablishmentParams& params) {
  const std::size_t county_stages = params.counties * params.stages;
  EstablishmentState state;
  for (LaneField* field : {&state.posts, &state.standing, &state.lent, &state.vacancies})
    *field = LaneField(county_stages);
  state.reserve = LaneField(params.counties);
  state.vacancies_of_years = LaneField(county_stages * params.vacancy_years);
  return state;
}

void start_establishment(const EstablishmentParams& params, const LaneField& in_posts, const LaneField& needed,
                         EstablishmentState& state) {
  state.lent.fill(0.0);
  state.reserve.fill(0.0);
  for (std::size_t i = 0; i < in_posts.size(); ++i) {
    state.standing[i].setConstant(params.base_posts[i]);
    state.posts[i].setConstant(params.limits ? params.base_posts[i] : std::numeric_limits<double>::quiet_NaN());
  }
  note_vacancies(params, in_posts, needed, 0, state);
}

void count_posts(const EstablishmentParams& params, const LaneField& in_posts, const LaneField& needed,
                 std::size_t step, EstablishmentState& state) {
  if (!params.limits) return;
  for (std::size_t county = 0; county < state.reserve.size(); ++county) {
    const std::size_t first = county * params.stages;
    if (step % params.recount_years == 0) recount(params, first, in_posts, needed, state.reserve[county], state);
    lend(params, first, in_posts, needed, state.reserve[county], state);
  }
}

Lane free_posts(const EstablishmentParams& params, const EstablishmentState& state, std::size_t i,
                const Lane& in_posts) {
  if (!params.limits) return Lane::Constant(kNoLimit);
  return (state.posts[i] - in_posts).max(0.0);
}

Lane overdue_vacancies(const EstablishmentParams& params, const EstablishmentState& state, std::size_t step,
                       std::size_t i, const Lane& open) {
  if (params.vacancy_years == 0 || step < params.vacancy_years) return Lane::Zero();
  Lane overdue = open;
  for (std::size_t year = 0; year < params.vacancy_years; ++year)
    overdue = overdue.min(state.vacancies_of_years[i * params.vacancy_years + year]);
  return overdue;
}

void note_vacancies(const EstablishmentParams& params, const LaneField& in_posts, const LaneField& needed,
                    std::size_t step, EstablishmentState& state) {
  for (std::size_t i = 0; i < in_posts.size(); ++i) {
    const Lane filled_at_most = params.limits ? Lane(needed[i].min(state.posts[i])) : needed[i];
    state.vacancies[i] = (filled_at_most - in_posts[i]).max(0.0);
    if (params.vacancy_years > 0)
      state.vacancies_of_years[i * params.vacancy_years + step % params.vacancy_years] = state.vacancies[i];
  }
}

}  // namespace xuewei
