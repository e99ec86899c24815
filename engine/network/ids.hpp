// Distinct index types, so that a county cannot index schools.
#pragma once

#include <cstddef>
#include <cstdint>

namespace xuewei {

template <class Tag>
struct Id {
  std::int32_t value = -1;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::int32_t>(index)) {}
  constexpr std::size_t index() const { return static_cast<std::size_t>(value); }
  constexpr bool valid() const { return value >= 0; }
  constexpr auto operator<=>(const Id&) const = default;
};

using NodeId = Id<struct NodeTag>;  ///< any place results are reported for: area, county, prefecture, residence total
using LeafId = Id<struct LeafTag>;  ///< an area that carries population
using CountyId = Id<struct CountyTag>;  ///< 旗县区
using ZoneId = Id<struct ZoneTag>;
using StageId = Id<struct StageTag>;
using SiteId = Id<struct SiteTag>;          ///< one school at one stage
using TownshipId = Id<struct TownshipTag>;  ///< zones of one township, or a zone by itself
using CellId = Id<struct CellTag>;          ///< one grade of one site

}  // namespace xuewei
