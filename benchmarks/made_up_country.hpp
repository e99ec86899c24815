// A case in memory that grows by whole prefectures of one size, that of Chifeng: 12 counties, 36 leaf areas, 180 zones
// and 1,500 sites each. Every prefecture is made up alike, from its own luck, and has rows in every table whose length
// grows with the country.
#pragma once

#include <cstddef>

#include "engine/case/case.hpp"

namespace xuewei {

inline constexpr std::size_t kSitesOfPrefecture = 1500;

Case make_up_country(std::size_t prefectures);

}  // namespace xuewei
