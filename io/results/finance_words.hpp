// What the dimensions of money mean in words, Chinese and English, in the order of each dimension.
#pragma once

#include <array>

#include "engine/finance/finance.hpp"
#include "io/problem.hpp"

namespace xuewei {

const std::array<Bilingual, kSpendingItems>& words_of_spending_items();
const std::array<Bilingual, kGovernmentLevels>& words_of_government_levels();
/// Pupils of a site; what `school_size_band` holds is the English.
const std::array<Bilingual, kSchoolSizeBands>& words_of_school_sizes();

}  // namespace xuewei
