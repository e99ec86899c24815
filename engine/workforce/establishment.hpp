// Establishment (编制): the posts a county's stages have, how they are counted again, and what is kept in reserve.
//
// E: posts of a county and stage; P: reserve (周转池) of a pool, a county or all counties of a prefecture; S: staff in
// posts after the year's losses, which silver-age staff are not; need: requirement.hpp. In the base E = the table's posts,
// or staff / fill rate; P = 0. Sums run over the counties and stages of a pool.
// Every `recount_years` years:
//   E'     = max(E + toward_need_share x (need - E), S)        posts are cut only as they fall vacant
//   P'     = min(max(P + sum (E - E'), 0), reserve_share x sum E')
//            what is cut goes to the reserve, what grows comes from it first; the rest is new or given back
// Every year, in proportion to what is asked, so that the order of counties and stages means nothing:
//   kept   = max(0, S - E),  asked = max(0, need - max(S, E)),  lent = kept + asked x min(1, (P - sum kept) / sum asked)
//   posts  = E + lent,  recruits into posts <= posts - S,  so that staff in posts <= posts in every year
// Vacancies V = max(0, min(posts, need) - staff in posts) after recruitment. What has stood vacant for n =
// `vacancy_years_most` years, min(V[t-n..t-1]) as far as it still does, is filled above the caps (严禁有编不补).
#pragma once

#include <cstddef>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/uncertainty/luck.hpp"
#include "engine/workforce/sizes.hpp"

namespace xuewei {

struct EstablishmentParams {
  std::size_t stages = 0;
  std::vector<std::size_t> pool;  ///< [county] whose reserve it shares
  std::size_t pools = 0;
  bool limits = false;             ///< false: the case knows no establishment, and posts limit nobody
  std::vector<double> base_posts;  ///< county x stage
  double toward_need_share = 0.0;  ///< of the distance, at a re-count
  double reserve_share = 0.0;      ///< most posts in reserve / posts of the pool
  std::size_t recount_years = 1;
  std::size_t vacancy_years = 0;  ///< 0: vacancies may stay open
};

/// County x stage unless said otherwise.
struct EstablishmentState {
  WorkforceSizes n;
  LaneField posts{n.county_stages};      ///< with those lent; missing where the case knows no establishment
  LaneField standing{n.county_stages};   ///< E
  LaneField lent{n.county_stages};       ///< from the reserve
  LaneField reserve{n.counties};         ///< county: its part of P, in proportion to standing posts
  LaneField pool_reserve{n.pools};       ///< pool: P, lent posts included
  LaneField pool_posts{n.pools};         ///< pool: sum E, as of the last re-count
  LaneField pool_asked{n.pools};         ///< pool: sum asked
  LaneField pool_granted{n.pools};       ///< pool: the part of it that is lent
  LaneField pool_kept{n.pools};          ///< pool: sum kept
  LaneField vacancies{n.county_stages};  ///< V
  LaneField vacancies_of_years{n.county_stages * n.vacancy_years};  ///< county x stage x the last `vacancy_years` years
};

/// `base_staff`: county x stage. Throws std::invalid_argument on what `read_case` would have refused.
EstablishmentParams compile_establishment(const Case& input, const Network& network,
                                          const std::vector<double>& base_staff);
/// `in_posts` and `needed`: county x stage.
void start_establishment(const EstablishmentParams& params, const LaneField& in_posts, const LaneField& needed,
                         EstablishmentState& state);

/// Re-counts, and lends from the reserve, for the year to come. `in_posts`: staff in posts after losses.
void count_posts(const EstablishmentParams& params, const Luck& luck, const LaneField& in_posts,
                 const LaneField& needed, std::size_t step, EstablishmentState& state);

/// Posts of a county and stage that nobody holds; infinite where the case knows no establishment.
Lane free_posts(const EstablishmentParams& params, const EstablishmentState& state, std::size_t county_stage,
                const Lane& in_posts);
/// Of the vacancies still open, those that have been for `vacancy_years` years.
Lane overdue_vacancies(const EstablishmentParams& params, const EstablishmentState& state, std::size_t step,
                       std::size_t county_stage, const Lane& open);
/// After recruitment.
void note_vacancies(const EstablishmentParams& params, const LaneField& in_posts, const LaneField& needed,
                    std::size_t step, EstablishmentState& state);

}  // namespace xuewei
