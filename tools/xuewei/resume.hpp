// What an interrupted run leaves, and completing it. Replicates that were finished go to `<output>.partial`, so that a
// complete file at `<output>` never gives way to one that holds less.
#pragma once

#include <string>

#include "io/description/results.hpp"

namespace xuewei {

std::string partial_file(const std::string& output);

/// The file to continue from: the partial one, else a complete one that may hold fewer replicates than are now asked
/// for. Empty if there is neither.
std::string file_to_resume(const std::string& output);

/// Takes the replicates that `file` holds into `results`, whose expected paths are computed and whose replicates keep
/// what `recorded` says. Throws UsageError with
/// all that differs if the file is of another batch (io/results/batch.hpp) or range: completing it would mix two things.
void take_over(const std::string& file, const Recorded& recorded, Results& results);

}  // namespace xuewei
