// Which numbers vary between replicates, how, and what they have in common (docs/methods/uncertainty.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace xuewei {

/// What may have luck of its own. A leaf area lies in one county and residence, a site in one leaf area and stage, a
/// project in one programme.
enum class LuckBy { area, county, residence, age, grade, stage, site, project, programme };

/// How one number varies between replicates: a deviation d with a distribution (form), a history (process) and a scale.
struct Uncertainty {
  std::string parameter;  ///< e.g. population/fertility_multiplier
  /// lognormal: normal on the log scale; ar1_lognormal: that, with process ar1.
  enum class Form {
    lognormal,
    ar1_lognormal,
    fixed,
    normal,
    triangular,
    uniform,
    beta,
    empirical,
    student_t
  } form = Form::lognormal;
  double sd = 0.0;           ///< of a normal form; of student_t: times a standard t variate
  double correlation = 0.0;  ///< ar1: from one year to the next; by project: share of the variance within a programme
  enum class Process { once, ar1, random_walk } process = Process::once;
  /// log, logit: the factor, or the odds, are multiplied by e^d; plain: the factor is 1 + d.
  enum class Scale { log, logit, plain };
  std::optional<Scale> scale = {};           ///< empty: log of a factor, logit of a share
  std::vector<LuckBy> by = {};               ///< empty: one luck for the whole case, or one for each project
  double value = 0.0;                        ///< fixed
  double low = 0.0, mode = 0.0, high = 0.0;  ///< triangular; low and high also of uniform and beta
  double alpha = 1.0, beta = 1.0;            ///< beta: shape at the low and at the high end
  double degrees_of_freedom = 5.0;           ///< student_t
  std::vector<double> values = {};           ///< empirical: equally likely
};

/// What several numbers have in common: one standard normal per year, for the whole case or for each of `by`.
struct LuckFactor {
  std::string name;
  std::vector<LuckBy> by = {};  ///< empty: the whole case
};

/// By how much the squares of loadings written with a few digits may exceed 1 together.
inline constexpr double kLoadingsRounding = 1e-9;

/// How strongly a number follows a factor; the squares of a number's loadings sum to at most 1.
struct LuckLoading {
  std::string factor;
  std::string parameter;
  double loading = 0.0;
};

}  // namespace xuewei
