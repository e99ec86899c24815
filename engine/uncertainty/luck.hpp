// What luck does to the numbers of one year, in every lane: 1 where nothing varies.
//
// A number that varies on a log or plain scale is multiplied by its effect; the odds of a share are (`at_odds`). Every
// number has a first effect and a stride: 0 where it is the same for all entities, above all where it does not vary, so
// that readers do not ask.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/case/quantities.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/lanes/lane_math.hpp"

namespace xuewei {

class Luck {
 public:
  /// Of a number, `varying("group/name")`, for an entity in the order of the room that reads it.
  const Lane& of(std::size_t quantity, std::size_t entity = 0) const {
    return effects_[places_[quantity].first + places_[quantity].stride * entity];
  }
  /// All effects of a number that varies.
  std::span<Lane> effects(std::size_t quantity) {
    return std::span(effects_).subspan(places_[quantity].first, places_[quantity].count);
  }
  bool varies(std::size_t quantity) const { return places_[quantity].first > 0; }

  /// Lets a number vary: `entities` effects of its own, or one for all entities (0).
  void let_vary(std::size_t quantity, std::size_t entities = 0) {
    const std::size_t count = entities > 0 ? entities : 1;
    places_[quantity] = {effects_.size(), entities > 0 ? std::size_t{1} : std::size_t{0}, count};
    effects_.resize(effects_.size() + count, Lane::Ones());
  }
  std::span<const Lane> all() const { return effects_; }

 private:
  struct Place {
    std::size_t first = 0, stride = 0, count = 0;
  };
  std::array<Place, kQuantityCount> places_{};
  std::vector<Lane> effects_ = std::vector<Lane>(1, Lane::Ones());  ///< the first: of what does not vary
};

/// A share that varies as one: its odds times the effect. Without luck it is `usual` to the bit.
inline Lane share_with_luck(double usual, const Luck& luck, std::size_t quantity, std::size_t entity = 0) {
  if (!luck.varies(quantity)) return Lane::Constant(usual);
  return at_odds(Lane::Constant(usual), luck.of(quantity, entity));
}

/// For what is run without: nothing varies.
const Luck& no_luck();

}  // namespace xuewei
