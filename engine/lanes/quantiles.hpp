// Distribution functions and their inverses from + - x / and sqrt alone, for tables that are made once per model.
//
//   normal_cdf        Hart (1968) algorithm 5666 as given by West, Better approximations to cumulative normal
//                     functions, Wilmott 2005; error below 1e-14
//   incomplete_beta   I_x(a, b) by Lentz's continued fraction (Press et al., Numerical Recipes, section 6.4)
//   beta_quantile     I_x(a, b) = p solved by halving an interval 60 times
//   student_t_quantile  t = sqrt(n (1 - y) / y), y = beta quantile of twice the tail at (n / 2, 1 / 2)
#pragma once

namespace xuewei {

double normal_cdf(double x);
/// Natural logarithm of the gamma function, x > 0 (Lanczos 1964, g = 7, nine terms; relative error 1e-14).
double log_gamma(double x);
/// Regularised incomplete beta function, 0 <= x <= 1, a, b > 0.
double incomplete_beta(double a, double b, double x);
double beta_quantile(double a, double b, double p);
double student_t_quantile(double degrees_of_freedom, double p);
/// low <= mode <= high, low < high.
double triangular_quantile(double low, double mode, double high, double p);

}  // namespace xuewei
