// Scenarios side by side. All share the seed, so a replicate has the same luck in each of them and the difference between two
// is what the scenarios do, not chance:
//
//   d[r] = a[r] - b[r] over replicates r in which both have a value
//   mean = quantum sum / n;  sd, Monte Carlo error as of any variable (ensemble.hpp);  P(a > b) = above / n
//   variance saved = (Var a + Var b) / Var d: as many times more replicates would independent draws need
//
// Differences are taken of values in whole quanta and are summed as exactly as these: the order of blocks, threads, ranges
// and files changes no bit. With the first scenario the others are compared at all areas, with one another at the topmost.
#pragma once

#include "engine/record/ensemble_recorder.hpp"

namespace xuewei {

/// Of one variable; `moments` are those of the differences, in quanta.
struct Differences {
  Moments moments;
  std::vector<std::int64_t> above, equal;  ///< replicates in which a is above b, and in which they are equal
};

struct Comparison {
  std::size_t scenarios = 0;
  std::int64_t replicates = 0;
  // By variable; empty unless it is compared.
  std::vector<Differences> with_first;    ///< [scenario after the first x step x axes]; b is the first
  std::vector<Differences> among_others;  ///< [pair (see pair_of) x step x topmost area x further axes]

  /// Throws std::invalid_argument if the shapes differ, std::overflow_error if a sum would leave its bits; nothing is
  /// merged then.
  void merge(const Comparison& other);
};

/// Which of the pairs of scenarios after the first: b before a, both counted from 1.
constexpr std::size_t pair_of(std::size_t a, std::size_t b) { return (a - 1) * (a - 2) / 2 + (b - 1); }
constexpr std::size_t pairs_of(std::size_t scenarios) { return pair_of(scenarios, 1); }

/// Areas that are part of no other one, as indices along Axis::area.
std::vector<std::size_t> topmost_areas(const Network& network);

/// Whether the compared variables of both lie along the same years, areas and stages.
bool comparable(const Model& one, const Model& other);

/// What is known of a - b at one value; missing where no replicate has both.
struct Difference {
  std::int64_t replicates = 0;                    ///< that have both
  double mean, variance, mcse, minimum, maximum;  ///< in units of the variable
  double above, equal;                            ///< shares of the replicates in which a is above b, and equal to it
  double chance_mcse;                             ///< Monte Carlo error of `above`: sqrt(p (1 - p) / n)
};
/// Of scenarios by their place among those compared. `i` is [step x axes] where one of them is the first, otherwise
/// [step x topmost area x further axes].
Difference difference_at(const Comparison& comparison, std::size_t variable, std::size_t a, std::size_t b,
                         std::size_t i);

/// Compares scenarios block by block: of each what its recorder has of every year, the first scenario first.
class ComparisonRecorder {
 public:
  /// Of scenarios that are comparable.
  ComparisonRecorder(const Model& model, std::size_t scenarios);
  /// What the recorder of a scenario has observed of the year.
  void observe(std::size_t scenario, const EnsembleRecorder& recorder, std::size_t step);
  /// After the last step of a scenario: its differences from those before it. Throws std::overflow_error, naming the
  /// variable, where their sums leave their bits.
  void scenario_done(std::size_t scenario, int live);
  /// After the last scenario.
  void block_done(int live) { comparison_.replicates += live; }
  Comparison take();

 private:
  struct Compared {
    std::size_t variable = 0;
    std::size_t size = 0;            ///< values of a year
    std::size_t inner = 0;           ///< values of an area and year
    LaneField first, current;        ///< [step x axes] of the block at hand: of the first scenario, and of this one
    std::vector<LaneField> topmost;  ///< [scenario after the first] [step x topmost area x further axes]
  };

  std::size_t steps_;
  std::vector<std::size_t> topmost_areas_;
  std::vector<Compared> compared_;
  Comparison comparison_;
};

}  // namespace xuewei
