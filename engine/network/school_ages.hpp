// Ages on 31 August that schools care about, and the grades they belong to.
#pragma once

#include <cstddef>

namespace xuewei {

/// Children are carried by single age on 31 August, 0 .. kSchoolAges - 1.
inline constexpr std::size_t kSchoolAges = 20;

/// Age on 31 August at which a child normally starts an absolute grade (grade 1: 6; K1, numbered -2: 3).
constexpr std::size_t entry_age(int grade) { return static_cast<std::size_t>(grade + 5); }

}  // namespace xuewei
