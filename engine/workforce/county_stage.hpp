// Where the values of a county and stage stand.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

#include "engine/network/network.hpp"

namespace xuewei {

/// county x stages + stage. Throws std::invalid_argument on an unknown county or stage.
inline std::size_t county_stage_of(const Network& network, const std::string& county, const std::string& stage) {
  const CountyId county_id = network.find_county(county);
  const StageId stage_id = network.find_stage(stage);
  if (!county_id.valid()) throw std::invalid_argument("workforce: county `" + county + "` is unknown");
  if (!stage_id.valid()) throw std::invalid_argument("workforce: stage `" + stage + "` is unknown");
  return county_id.index() * network.stages.size() + stage_id.index();
}

}  // namespace xuewei
