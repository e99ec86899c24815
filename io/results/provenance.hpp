// Where and by which build results are made; goes under /provenance and is never part of a digest.
#pragma once

#include "io/description/results.hpp"

namespace xuewei {

/// Version, revision, compiler, lanes, level, host and the time now; threads and duration are left for the run.
Provenance provenance_of_this_build();

}  // namespace xuewei
