// One number of a case that is known by name: its range, and whether and how luck may act on it (the table stands in
// engine/case/quantities.hpp).
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <variant>

#include "engine/case/parameters.hpp"
#include "engine/case/uncertainty.hpp"

namespace xuewei {

/// no: never. factor: times a factor, on a log or plain scale. share: its odds times a factor (logit), so that it stays
/// in [0, 1] and exactly 0 or 1 stays what it is.
enum class Vary { no, factor, share };

/// When luck is drawn. From the first year after the base year on as the process says; once for the whole run; or in
/// the base year, for what is known of it only roughly.
enum class Drawn { yearly, once, in_base_year };

struct Quantity {
  /// A parameter; none: a table's column, or what compile solves.
  using Member = std::variant<std::monostate, Path Parameters::*, double Parameters::*, int Parameters::*,
                              bool Parameters::*, Parameters::Crowding Parameters::*,
                              Parameters::BeyondLimit Parameters::*, Parameters::UnspentMoney Parameters::*,
                              Parameters::StaffingNeed Parameters::*, Parameters::ReserveLevel Parameters::*>;

  std::string_view name;  ///< group/name
  Member member = {};
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  Vary vary = Vary::no;
  std::array<std::optional<LuckBy>, 2> entities = {};  ///< the room reads it for each of these; none: one for all
  Drawn drawn = Drawn::yearly;

  constexpr std::string_view group() const { return name.substr(0, name.find('/')); }
  constexpr std::string_view name_in_group() const { return name.substr(name.find('/') + 1); }
};

/// Whether each `known` lies in one `asked`: a site in one county.
constexpr bool lies_in_one(LuckBy known, LuckBy asked) {
  using enum LuckBy;
  switch (known) {
    case site:
      return asked == site || asked == stage || lies_in_one(area, asked);
    case area:
      return asked == area || asked == county || asked == residence;
    case project:
      return asked == project || asked == programme;
    default:
      return asked == known;
  }
}

/// Whether a number's luck may differ between those of `by`.
constexpr bool may_differ_by(const Quantity& quantity, LuckBy by) {
  for (const std::optional<LuckBy>& known : quantity.entities)
    if (known && (lies_in_one(*known, by) || (*known == LuckBy::grade && by == LuckBy::stage))) return true;
  return false;
}

constexpr bool is_of_projects(const Quantity& quantity) { return quantity.entities[0] == LuckBy::project; }

constexpr Uncertainty::Process history_of(const Uncertainty& entry) {
  return entry.form == Uncertainty::Form::ar1_lognormal ? Uncertainty::Process::ar1 : entry.process;
}

constexpr Uncertainty::Scale scale_of(const Uncertainty& entry, const Quantity& quantity) {
  return entry.scale.value_or(quantity.vary == Vary::share ? Uncertainty::Scale::logit : Uncertainty::Scale::log);
}

}  // namespace xuewei
