// Teachers by subject (学科): who teaches what, and which subjects are short while their sum is not.
//
// For each county and stage whose subjects the case names, with h[s] the share of subject s in the teaching hours (sum 1),
// T its teachers, D what its classes require (teachers_by_class) and X those who came this year, recruited or retrained:
//   base       T[s]       = T x base share of s                        counts or shares of the case; without them h[s]
//   left       stay[s]    = T[s,t-1] x (T[t] - X) / T[t-1]             who leaves or moves away does so as the stock is
//   came       enter      = T[t] - sum stay
//              short[s]   = max(0, D h[s] - stay[s])
//              filled     = min(enter, sum short)
//              enter[s]   = filled x short[s] / sum short + (enter - filled) x h[s]
//   teachers   T[s,t]     = stay[s] + enter[s]                         sums to T[t]
//   balance    B[s,t]     = T[s,t] - D h[s]                            sums to T - D, shortage negative
//
// Units: teachers. A county and stage without subjects has 0 in all of them.
// Not modelled: teachers of two subjects, who retrains from one subject to another, losses that differ by subject.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/workforce/sizes.hpp"

namespace xuewei {

struct SubjectParams {
  std::vector<std::string> names;   ///< in the order of their first rows
  std::vector<double> hours_share;  ///< county x stage x subject: h
  std::vector<double> base_share;   ///< county x stage x subject: of the teachers in the base
};

/// County x stage x subject.
struct SubjectState {
  WorkforceSizes n;
  LaneField teachers{n.subject_entries};
  LaneField balance{n.subject_entries};  ///< less what classes require, shortage negative
};

/// Throws std::invalid_argument on what `read_case` would have refused.
SubjectParams compile_subjects(const Case& input, const Network& network);

struct WorkforceParams;
struct WorkforceState;

/// The base: `state.teachers` as the case shares them out.
void start_subjects(const WorkforceParams& params, WorkforceState& state);
/// The year's leavers and comers, once `state.teachers` and the requirement are those of the year.
void follow_subjects(const WorkforceParams& params, WorkforceState& state);

}  // namespace xuewei
