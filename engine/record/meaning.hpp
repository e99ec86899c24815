// What a variable means to who judges or adds up its values: at which level it is computed, whether more of it is
// better, and how a value above that level follows from those below.
#pragma once

namespace xuewei {

/// The smallest unit that has a value of its own.
enum class Level { whole, county, area, zone, site, programme, project, rule, government_level };

/// What more of it is.
enum class Direction { neither, better, worse };

/// How the value of a whole follows from its parts.
enum class Aggregation {
  sum,
  count,          ///< a sum of ones: how many parts are so
  ratio_of_sums,  ///< sum of numerators / sum of denominators; a weighted mean too, its numerator weight x value
  recomputed      ///< by its formula from what it is made of, never from the parts' values
};

}  // namespace xuewei
