#include "engine/workforce/establishment.hpp"

#include <limits>

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

constexpr double kNoLimit = std::numeric_limits<double>::infinity();

Lane posts_asked(const EstablishmentState& state, std::size_t i, const Lane& in_posts, const Lane& needed) {
  return (needed - in_posts.max(state.standing[i])).max(0.0);
}

Lane posts_kept(const EstablishmentState& state, std::size_t i, const Lane& in_posts) {
  return (in_posts - state.standing[i]).max(0.0);
}

void recount(const EstablishmentParams& params, const Luck& luck, const LaneField& in_posts, const LaneField& needed,
             EstablishmentState& state) {
  const Lane toward_need_share =
      share_with_luck(params.toward_need_share, luck, varying("workforce/establishment_toward_need_share"));
  const Lane reserve_share = share_with_luck(params.reserve_share, luck, varying("workforce/reserve_post_share"));
  state.pool_posts.fill(0.0);
  for (std::size_t i = 0; i < in_posts.size(); ++i) {
    const std::size_t pool = params.pool[i / params.stages];
    const Lane before = state.standing[i];
    const Lane moved = before + (needed[i] - before) * toward_need_share;
    state.standing[i] = moved.max(in_posts[i]);
    state.pool_reserve[pool] += before - state.standing[i];
    state.pool_posts[pool] += state.standing[i];
  }
  for (std::size_t pool = 0; pool < params.pools; ++pool)
    state.pool_reserve[pool] = state.pool_reserve[pool].max(0.0).min(state.pool_posts[pool] * reserve_share);
  state.reserve.fill(0.0);
  for (std::size_t i = 0; i < in_posts.size(); ++i) state.reserve[i / params.stages] += state.standing[i];
  for (std::size_t county = 0; county < params.pool.size(); ++county) {
    const std::size_t pool = params.pool[county];
    state.reserve[county] = state.pool_reserve[pool] * ratio_or_zero(state.reserve[county], state.pool_posts[pool]);
  }
}

/// Lends posts of the reserve to the counties and stages that need more than they have.
void lend(const EstablishmentParams& params, const LaneField& in_posts, const LaneField& needed,
          EstablishmentState& state) {
  for (LaneField* sum : {&state.pool_kept, &state.pool_asked}) sum->fill(0.0);
  for (std::size_t i = 0; i < in_posts.size(); ++i) {
    const std::size_t pool = params.pool[i / params.stages];
    state.pool_kept[pool] += posts_kept(state, i, in_posts[i]);
    state.pool_asked[pool] += posts_asked(state, i, in_posts[i], needed[i]);
  }
  for (std::size_t pool = 0; pool < params.pools; ++pool) {
    const Lane left = (state.pool_reserve[pool] - state.pool_kept[pool]).max(0.0);
    state.pool_granted[pool] = ratio_or_zero(left, state.pool_asked[pool]).min(1.0);
  }
  for (std::size_t i = 0; i < in_posts.size(); ++i) {
    const Lane& granted = state.pool_granted[params.pool[i / params.stages]];
    state.lent[i] = posts_kept(state, i, in_posts[i]) + posts_asked(state, i, in_posts[i], needed[i]) * granted;
    state.posts[i] = state.standing[i] + state.lent[i];
  }
}

}  // namespace

void start_establishment(const EstablishmentParams& params, const LaneField& in_posts, const LaneField& needed,
                         EstablishmentState& state) {
  for (std::size_t i = 0; i < in_posts.size(); ++i) {
    state.standing[i].setConstant(params.base_posts[i]);
    state.posts[i].setConstant(params.limits ? params.base_posts[i] : std::numeric_limits<double>::quiet_NaN());
  }
  note_vacancies(params, in_posts, needed, 0, state);
}

void count_posts(const EstablishmentParams& params, const Luck& luck, const LaneField& in_posts,
                 const LaneField& needed, std::size_t step, EstablishmentState& state) {
  if (!params.limits) return;
  if (step % params.recount_years == 0) recount(params, luck, in_posts, needed, state);
  lend(params, in_posts, needed, state);
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
