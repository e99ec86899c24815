// Uncertainty: what the luck of each replicate does to the numbers that vary, year by year.
//
// For every entry of a case's `uncertainty`, and every entity i that has luck of its own (replicate r, year t):
//   shock          s[i,t] = sum over factors f of loading[f] z[f,t] + sqrt(1 - sum of loading^2) z[i,t]
//   once           x[i] = s[i]                                                    d = Q(x)
//   ar1            x[i,t] = correlation x[i,t-1] + sqrt(1 - correlation^2) s[i,t]   d = Q(x),  x[i,0] = 0
//   random_walk    d[i,t] = d[i,t-1] + Q(s[i,t])                                  d[i,0] = 0
//   effect         e^d on a log or logit scale, max(0, 1 + d) on a plain one; several entries multiply each other
// Q: the form's deviation of a standard normal variable (deviation.hpp); of a normal form x carries its sd. A factor acts
// on the number itself, or on the odds of a share (luck.hpp).
// z: standard normal by inversion of one uniform, Philox draw (seed; replicate, entity, year, stream). Entity: key of the
// parameter's name for the whole case, else of the entity's code (`C01`, `C01/primary`, an age); of a factor its name,
// or `name/code`. Stream: the registered number, or one derived from the parameter's name. The second entry of a
// parameter has the next number of draw. The scenario is no part of a draw: scenarios share their luck.
// The base year is known: x starts at 0 and its spread grows, and what is drawn once holds from the first year on. Only
// what is drawn in the base year (Drawn) is not.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/random/streams.hpp"
#include "engine/uncertainty/deviation.hpp"
#include "engine/uncertainty/luck.hpp"

namespace xuewei {

/// A standard normal variable that several entities have in common.
struct CommonLuck {
  Stream stream = Stream::common_factor;
  int draw = 0;
  std::vector<std::uint32_t> entity;  ///< [group]
  std::size_t first = 0;              ///< of its groups in UncertaintyState::common
};

struct UncertaintySizes {
  std::size_t own_entities = 0, common_groups = 0;
};

struct UncertaintyParams {
  struct Loading {
    std::size_t common = 0;
    double spread = 0.0;               ///< loading, times the spread of the shock
    std::vector<std::uint32_t> group;  ///< [own entity] of the common luck
  };
  struct Process {
    std::size_t quantity = 0;
    Stream stream = Stream::fertility;
    int draw = 0;
    Drawn drawn = Drawn::yearly;
    Uncertainty::Process history = Uncertainty::Process::once;
    Uncertainty::Scale scale = Uncertainty::Scale::log;
    Deviation deviation;
    double correlation = 0.0;
    double own_spread = 0.0;            ///< of what is new this year and nobody else's
    std::vector<std::uint32_t> entity;  ///< [own entity]
    std::vector<std::uint32_t> own;     ///< [entity of the room] its own entity here
    std::vector<Loading> loadings = {};
    std::size_t first = 0;  ///< of its own entities in UncertaintyState

    bool due(std::size_t step) const {
      if (drawn == Drawn::in_base_year) return step == 0;
      return history == Uncertainty::Process::once ? step == 1 : step >= 1;
    }
  };
  std::vector<Process> processes;
  std::vector<CommonLuck> common;
  std::vector<std::size_t> varying;  ///< quantities with an entry
  Luck luck;                         ///< with room for them; as it is, nothing deviates
  UncertaintySizes sizes;
  bool base_year_varies = false;
  Calendar calendar;
};

/// As made, nothing deviates.
struct UncertaintyState {
  UncertaintySizes n;
  LaneField latent{n.own_entities};       ///< [own entity of a process] x, of a random walk d
  LaneField effect{n.own_entities, 1.0};  ///< [own entity of a process]
  LaneField common{n.common_groups};      ///< [group of a common luck] z of the year
};

/// Throws std::invalid_argument on what `read_case` should have refused.
UncertaintyParams compile_uncertainty(const Case& input, const Network& network);
/// The luck of one step; lane l is replicate first_replicate + l.
void draw_luck(const UncertaintyParams& params, std::uint64_t seed, std::uint64_t first_replicate, std::size_t step,
               UncertaintyState& state, Luck& luck);

}  // namespace xuewei
