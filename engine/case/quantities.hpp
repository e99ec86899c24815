// The numbers a case may change by name: their range, and whether and how luck may act on them.
//
// One table for all readers: the catalogue of `io` takes names and ranges from it, the room `uncertainty` what may
// vary, and every other room reads the luck of a number through its place in it, `varying("population/moves_multiplier")`,
// which the compiler looks up. A number that is read so and has Vary::no becomes uncertain by writing factor or share.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

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
  using Member = std::variant<std::monostate, Path Parameters::*, double Parameters::*, int Parameters::*>;

  std::string_view name;  ///< group/name
  Member member = {};     ///< none: a table's column, or what compile solves
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  Vary vary = Vary::no;
  std::array<std::optional<LuckBy>, 2> entities = {};  ///< the room reads it for each of these; none: one for all
  Drawn drawn = Drawn::yearly;

  std::string_view group() const { return name.substr(0, name.find('/')); }
  std::string_view name_in_group() const { return name.substr(name.find('/') + 1); }
};

namespace detail {
using P = Parameters;
using enum LuckBy;
inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
}  // namespace detail

inline constexpr Quantity kQuantities[] = {
    // population
    {"population/fertility_multiplier", &detail::P::fertility_multiplier, 0, 10, Vary::factor, {detail::area}},
    {"population/moves_multiplier", &detail::P::moves_multiplier, 0, 10, Vary::factor},
    {"population/external_migration_multiplier",
     &detail::P::external_migration_multiplier,
     0,
     10,
     Vary::factor,
     {detail::area}},
    {"population/base_persons",
     {},
     0,
     detail::kInfinity,
     Vary::factor,
     {detail::area, detail::age},
     Drawn::in_base_year},
    // enrolment
    {"enrolment/kindergarten_participation_multiplier",
     &detail::P::kindergarten_participation_multiplier,
     0,
     3,
     Vary::factor,
     {detail::county, detail::grade}},
    {"enrolment/primary_ever_entering_share", &detail::P::primary_ever_entering_share, 0, 1, Vary::factor},
    {"enrolment/primary_to_junior_share", &detail::P::primary_to_junior_share, 0, 1, Vary::share},
    {"enrolment/senior_entry_share", &detail::P::senior_entry_share, 0, 1, Vary::share},
    {"enrolment/vocational_intake_share", &detail::P::vocational_intake_share, 0, 1, Vary::share},
    {"enrolment/school_change_share", &detail::P::school_change_share, 0, 1, Vary::share},
    {"enrolment/dropout_share", {}, 0, 1, Vary::share, {detail::stage}},
    {"enrolment/repetition_share", {}, 0, 1, Vary::share, {detail::stage}},
    // placement
    {"placement/attraction", {}, 0, detail::kInfinity, Vary::factor, {detail::site}},
    {"placement/bought_places_share", &detail::P::bought_places_share, 0, 1},
    // estate
    {"estate/construction_time_multiplier",
     &detail::P::construction_time_multiplier,
     0.1,
     10,
     Vary::factor,
     {detail::project},
     Drawn::once},
    {"estate/construction_cost_multiplier",
     &detail::P::construction_cost_multiplier,
     0.1,
     10,
     Vary::factor,
     {detail::project},
     Drawn::once},
    {"estate/ceiling_multiplier", &detail::P::ceiling_multiplier, 0, 10, Vary::factor, {detail::programme}},
    // workforce
    {"workforce/attrition_share", {}, 0, 1, Vary::factor, {detail::county, detail::stage}},
    {"workforce/recruitment_multiplier",
     &detail::P::recruitment_multiplier,
     0,
     10,
     Vary::factor,
     {detail::county, detail::stage}},
    {"workforce/replacement_share", &detail::P::replacement_share, 0, 1, Vary::share},
    {"workforce/county_posting_share", &detail::P::county_posting_share, 0, 1},
    // finance
    {"finance/grants_multiplier", &detail::P::grants_multiplier, 0, 10, Vary::factor, {detail::stage}},
    {"finance/pay_multiplier", &detail::P::pay_multiplier, 0, 10, Vary::factor, {detail::stage}},
    {"finance/budget", {}, 0, detail::kInfinity, Vary::factor, {detail::county}},
};
inline constexpr std::size_t kQuantityCount = std::size(kQuantities);

/// Place of a number in the table; a name that is not there does not compile.
consteval std::size_t varying(std::string_view name) {
  std::size_t i = 0;
  while (kQuantities[i].name != name) ++i;
  return i;
}

/// Place of a number in the table, or kQuantityCount.
constexpr std::size_t find_quantity(std::string_view name) {
  std::size_t i = 0;
  while (i < kQuantityCount && kQuantities[i].name != name) ++i;
  return i;
}

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
