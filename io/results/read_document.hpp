// A results file as it stands: every dataset with its dimensions, whatever it means. For comparing files value by value.
#pragma once

#include <string>

#include "io/results/dataset.hpp"

namespace xuewei {

/// Groups and datasets outside /provenance, in order of name; attributes are left out. Throws ResultsError.
Document read_document(const std::string& path);

}  // namespace xuewei
