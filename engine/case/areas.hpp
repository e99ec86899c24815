// Areas and the zones in which children live.
#pragma once

#include <optional>
#include <string>

#include "engine/case/values.hpp"

namespace xuewei {

/// One planning area. Leaves (areas with no areas below them) carry population; all others are sums of their children.
struct AreaRow {
  std::string code;
  std::string name;
  std::string name_en;
  std::string parent;  ///< code of the parent, empty at the top
  AreaLevel level = AreaLevel::area;
  std::optional<Residence> residence;  ///< set on every leaf, empty elsewhere
  Basis basis = Basis::published;
};

/// Where children live for placement: a township-size point inside a leaf area.
struct ZoneRow {
  std::string code;
  std::string name;
  std::string area;      ///< code of a leaf area
  std::string township;  ///< township code, may be empty
  double longitude_deg = 0.0;
  double latitude_deg = 0.0;
  double child_share = 0.0;  ///< share of the area's children; sums to 1 over an area's zones
  double radius_km = 0.0;    ///< mean distance from home to the zone's own centre
  Basis basis = Basis::published;
};

}  // namespace xuewei
