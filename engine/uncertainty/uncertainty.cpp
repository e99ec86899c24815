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

Lane effect_of(const Process& process, const Lane& deviation) {
  if (process.scale == Uncertainty::Scale::plain) return (1.0 + deviation).max(0.0);
  return exact_exp(deviation.max(-kFarthestLog).min(kFarthestLog));
}

/// What is drawn once has the base year in its key, whenever it is drawn.
int year_of_draw(const UncertaintyParams& params, const Process& process, std::size_t step) {
  return params.calendar.year(process.history == History::once ? 0 : step);
}

void draw_common(const CommonLuck& common, std::uint64_t seed, std::uint32_t first_replicate, int year,
                 UncertaintyState& state) {
  for (std::size_t group = 0; group < common.entity.size(); ++group)
    state.common[common.first + group] = normals({.seed = seed,
                                                  .replicate = first_replicate,
                                                  .entity = common.entity[group],
                                                  .year = year,
                                                  .draw = common.draw,
                                                  .stream = common.stream});
}

void draw_process(const Process& process, std::uint64_t seed, std::uint32_t first_replicate, int year,
                  const std::vector<CommonLuck>& common, UncertaintyState& state) {
  for (std::size_t i = 0; i < process.entity.size(); ++i) {
    Lane shared = Lane::Zero();
    for (const UncertaintyParams::Loading& loading : process.loadings)
      shared += loading.spread * state.common[common[loading.common].first + loading.group[i]];
    const Lane own = normals({.seed = seed,
                              .replicate = first_replicate,
                              .entity = process.entity[i],
                              .year = year,
                              .draw = process.draw,
                              .stream = process.stream});
    const Lane shock = shared + process.own_spread * own;
    Lane& latent = state.latent[process.first + i];
    const bool walks = process.history == History::random_walk;
    latent = walks ? Lane(latent + process.deviation.at(shock)) : Lane(process.correlation * latent + shock);
    state.effect[process.first + i] = effect_of(process, walks ? latent : process.deviation.at(latent));
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
  const auto first = static_cast<std::uint32_t>(first_replicate);
  for (const Process& process : params.processes) {
    if (!process.due(step)) continue;
    const int year = year_of_draw(params, process, step);
    for (const UncertaintyParams::Loading& loading : process.loadings)
      draw_common(params.common[loading.common], seed, first, year, state);
    draw_process(process, seed, first, year, params.common, state);
  }
  for (const std::size_t quantity : params.varying) {
    bool begun = false, changed = false;
    for (const Process& process : params.processes) changed |= process.quantity == quantity && process.due(step);
    if (!changed) continue;
    for (const Process& process : params.processes) {
      if (process.quantity != quantity) continue;
      for (std::size_t entity = 0; entity < process.own.size(); ++entity) {
        const Lane& effect = state.effect[process.first + process.own[entity]];
        Lane& product = luck.effects(quantity)[entity];
        product = begun ? Lane(product * effect) : effect;
      }
      begun = true;
    }
  }
  XUEWEI_ENSURE(usable(luck));
}

}  // namespace xuewei
