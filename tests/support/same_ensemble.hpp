// That two ensembles are the same, count by count.
#pragma once

#include <gtest/gtest.h>

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

}  // namespace xuewei::support
