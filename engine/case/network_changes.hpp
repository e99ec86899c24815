// Changes of the school network that are decided already.
#pragma once

#include <string>

#include "engine/case/values.hpp"

namespace xuewei {

/// A change of the network that is decided already, carried out on 1 September of `year` unless a guard forbids it.
struct NetworkChangeRow {
  enum class Change { close, merge, convert } change = Change::close;
  std::string school_code;
  std::string stage;
  int year = 0;
  std::string into_school_code;  ///< of a merger: the site that takes the pupils; of a closure: blank
  std::string into_stage;        ///< of a conversion: the stage of the same school; of a merger: as `stage`
  double classrooms = 0.0;       ///< of a conversion: rooms that change stage
  Basis basis = Basis::estimated;
};

}  // namespace xuewei
