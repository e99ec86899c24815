#include "engine/uncertainty/uncertainty.hpp"

#include <algorithm>

#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"
#include "engine/lanes/lane_math.hpp"
#include "engine/random/draw.hpp"

namespace xuewei {
namespace {

using Process = UncertaintyParams::Process;
using History = Uncertainty::Process;

/// Beyond e^50 a factor or odds say no more, and exact_exp has its limits.
constexpr double kFarthestLog = 50.0;

double effect_of(const Process& process, double deviation) {
  if (process.scale == Uncertainty::Scale::plain) return std::max(0.0, 1.0 + deviation);
  return exact_exp(std::clamp(deviation, -kFarthestLog, kFarthestLog));
}

/// What is drawn once has the base year in its key, whenever it is drawn.
int year_of_draw(const UncertaintyParams& params, const Process& process, std::size_t step) {
  return params.calendar.year(process.history == History::once ? 0 : step);
}

void draw_common(const CommonLuck& common, std::uint64_t seed, std::uint64_t first_replicate, int year,
                 UncertaintyState& state) {
  for (int lane = 0; lane < kLanes; ++lane)
    for (std::size_t group = 0; group < common.entity.size(); ++group)
      state.common[common.first + group][lane] =
          normal({.seed = seed,
                  .replicate = static_cast<std::uint32_t>(first_replicate + static_cast<std::uint64_t>(lane)),
                  .entity = common.entity[group],
                  .year = year,
                  .draw = common.draw,
                  .stream = common.stream});
}

void draw_process(const Process& process, std::uint64_t seed, std::uint64_t first_replicate, int year,
                  const std::vector<CommonLuck>& common, UncertaintyState& state) {
  for (int lane = 0; lane < kLanes; ++lane) {
    DrawKey key{.seed = seed,
                .replicate = static_cast<std::uint32_t>(first_replicate + static_cast<std::uint64_t>(lane)),
                .entity = 0,
                .year = year,
                .draw = process.draw,
                .stream = process.stream};
    for (std::size_t i = 0; i < process.entity.size(); ++i) {
      double shared = 0.0;
      for (const UncertaintyParams::Loading& loading : process.loadings)
        shared += loading.spread * state.common[common[loading.common].first + loading.group[i]][lane];
      key.entity = process.entity[i];
      const double shock = shared + process.own_spread * normal(key);
      double& latent = state.latent[process.first + i][lane];
      latent = process.history == History::random_walk ? latent + process.deviation.at(shock)
                                                       : process.correlation * latent + shock;
      state.effect[process.first + i][lane] =
          effect_of(process, process.history == History::random_walk ? latent : process.deviation.at(latent));
    }
  }
}

/// Effects multiply what cannot be negative.
[[maybe_unused]] bool usable(const Luck& luck) { return nonnegative(luck.all()); }

}  // namespace

const Luck& no_luck() {
  static const Luck luck;
  return luck;
}

void draw_luck(const UncertaintyParams& params, std::uint64_t seed, std::uint64_t first_replicate, std::size_t step,
               UncertaintyState& state, Luck& luck) {
  XUEWEI_EXPECT(state.effect.size() == params.sizes.own_entities && state.common.size() == params.sizes.common_groups);
  for (const Process& process : params.processes) {
    if (!process.due(step)) continue;
    const int year = year_of_draw(params, process, step);
    for (const UncertaintyParams::Loading& loading : process.loadings)
      draw_common(params.common[loading.common], seed, first_replicate, year, state);
    draw_process(process, seed, first_replicate, year, params.common, state);
  }
  for (const std::size_t quantity : params.varying) {
    bool first = true, changed = false;
    for (const Process& process : params.processes) changed |= process.quantity == quantity && process.due(step);
    if (!changed) continue;
    for (const Process& process : params.processes) {
      if (process.quantity != quantity) continue;
      for (std::size_t entity = 0; entity < process.own.size(); ++entity) {
        const Lane& effect = state.effect[process.first + process.own[entity]];
        Lane& product = luck.effects(quantity)[entity];
        product = first ? effect : Lane(product * effect);
      }
      first = false;
    }
  }
  XUEWEI_ENSURE(usable(luck));
}

}  // namespace xuewei
