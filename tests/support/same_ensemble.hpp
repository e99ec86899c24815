// That two ensembles, or two comparisons, are the same, count by count.
#pragma once

#include <gtest/gtest.h>

#include "engine/record/comparison.hpp"
#include "engine/record/ensemble.hpp"

namespace xuewei::support {

inline void expect_same(const Ensemble& a, const Ensemble& b) {
  EXPECT_EQ(a.replicates, b.replicates);
  for (std::size_t v = 0; v < variables().size(); ++v) {
    EXPECT_EQ(a.moments[v].count, b.moments[v].count) << variables()[v].id;
    EXPECT_EQ(a.moments[v].sum, b.moments[v].sum) << variables()[v].id;
    EXPECT_TRUE(a.moments[v].sum_of_squares == b.moments[v].sum_of_squares) << variables()[v].id;
    EXPECT_EQ(a.moments[v].minimum, b.moments[v].minimum) << variables()[v].id;
    EXPECT_EQ(a.moments[v].maximum, b.moments[v].maximum) << variables()[v].id;
    EXPECT_EQ(a.histograms[v].counts, b.histograms[v].counts) << variables()[v].id;
    EXPECT_EQ(a.histograms[v].at_minimum, b.histograms[v].at_minimum) << variables()[v].id;
    EXPECT_EQ(a.histograms[v].at_maximum, b.histograms[v].at_maximum) << variables()[v].id;
  }
}

inline void expect_same(const Comparison& a, const Comparison& b) {
  EXPECT_EQ(a.scenarios, b.scenarios);
  EXPECT_EQ(a.replicates, b.replicates);
  for (const auto part : {&Comparison::with_first, &Comparison::among_others})
    for (std::size_t v = 0; v < variables().size(); ++v) {
      const Differences &one = (a.*part)[v], &other = (b.*part)[v];
      EXPECT_EQ(one.moments.count, other.moments.count) << variables()[v].id;
      EXPECT_EQ(one.moments.sum, other.moments.sum) << variables()[v].id;
      EXPECT_TRUE(one.moments.sum_of_squares == other.moments.sum_of_squares) << variables()[v].id;
      EXPECT_EQ(one.moments.minimum, other.moments.minimum) << variables()[v].id;
      EXPECT_EQ(one.moments.maximum, other.moments.maximum) << variables()[v].id;
      EXPECT_EQ(one.above, other.above) << variables()[v].id;
      EXPECT_EQ(one.equal, other.equal) << variables()[v].id;
    }
}

}  // namespace xuewei::support
