// The money side of the estate: what programmes may spend in a fiscal year, and which project gets it.
#pragma once

#include <cstddef>

#include "engine/estate/estate.hpp"

namespace xuewei {

/// Working months of a calendar year: those by 31 August, and all. Work begins on 1 March of its first year (1 April
/// with a winter stop, when there is none from November to March).
struct WorkingMonths {
  double by_september = 0.0, all = 0.0;
};
WorkingMonths working_months(bool first_year, bool winter_stop);

/// 1 where the project may still be paid and built: not yet open, its site has not left the network and temporary rooms
/// are not overdue; or open already.
Lane wanted(const EstateParams& params, const EstateState& state, std::size_t project, std::size_t step);

/// Pays the projects of every programme in the order of their bands; logs first payments.
void pay_projects(const EstateParams& params, const Luck& luck, std::size_t step, EstateState& state);

}  // namespace xuewei
