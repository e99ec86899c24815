// What a case gives, and so what can be computed of it: a number that nothing in the case speaks of is missing, not 0.
#pragma once

#include <array>
#include <cstddef>

namespace xuewei {

struct Case;

/// What a variable may need beyond what every case has. io/words says what a case gives it with.
enum class Given {
  always,              ///< nothing beyond
  schools,             ///< of some stage
  teachers,            ///< staff in post
  establishment,       ///< their posts
  redeployment,        ///< between stages
  supplements,         ///< staff for single schools
  moves,               ///< between areas of the case
  external_migration,  ///< from outside
  travel_limits,       ///< of some stage
  senior_stages,       ///< general or vocational
  nine_grades,         ///< stages that teach the compulsory years
  spending,            ///< some rate or project, and staff where staff are paid
  fees,                ///< of families
  budgets              ///< of counties
};
inline constexpr std::size_t kGivens = static_cast<std::size_t>(Given::budgets) + 1;

struct WhatIsGiven {
  std::array<bool, kGivens> all{};

  bool operator[](Given given) const { return all[static_cast<std::size_t>(given)]; }
};
WhatIsGiven what_is_given(const Case& input);

}  // namespace xuewei
