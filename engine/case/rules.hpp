// Rules that decide about the school network during the run, and what each is in one table: which columns of its row
// it reads and in which range they make sense, whether it closes sites and where it may build. A new rule is an
// enumerator and a row here, its words, and its function, named in engine/adjustment/rules.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/case/stages.hpp"
#include "engine/case/values.hpp"

namespace xuewei {

/// What may be decided during the run, every year in [from_year, to_year]; docs/methods/adjustment.md has each rule.
struct RuleRow {
  enum class Rule {
    merge_small,            ///< sites with fewer pupils than `threshold` join the nearest site, smallest first
    close_empty,            ///< sites with at most `threshold` pupils and no intake close
    exit_noncompliant,      ///< sites with less floor per pupil than `threshold` m2 leave in from_year
    special_school,         ///< county of >= `threshold` residents without a site of the stage: `classrooms` are built
    vocational_centre,      ///< the same for vocational centres
    township_kindergarten,  ///< every township with children has a state kindergarten, or `classrooms` are built
    county_senior,          ///< every county has a general senior school, or `classrooms` are built
    need_driven_building,   ///< zones short of places get rooms, most short first, up to `yuan_a_year`
    temporary_classrooms,   ///< sites above `threshold` utilisation get rooms until they fall below it
    stage_conversion,       ///< spare rooms of `stage` below `threshold` utilisation turn over to a short `to_stage`
    shared_rooms,           ///< likewise, but inside one school, and in both directions (附设幼儿班)
    childcare_conversion    ///< spare rooms of `stage` below `threshold` utilisation turn into childcare places
  } rule = Rule::merge_small;
  std::string stage;
  std::string to_stage;  ///< of stage_conversion and shared_rooms
  int from_year = 0;
  int to_year = 9999;
  double threshold = 0.0;
  double most_a_year = 1e9;  ///< changes a county (need_driven_building: the case) may make in a year
  double classrooms = 0.0;   ///< rooms of a new site; places of a childcare room
  double yuan_per_classroom = 0.0;
  double yuan_a_year = 0.0;  ///< ceiling of need_driven_building; 0: none
  int lead_years = 1;        ///< from the decision to the 1 September on which it holds
  bool boarding = false;     ///< merge_small: beyond the travel limit pupils may board where beds are free
  Basis basis = Basis::estimated;
};

struct RuleKind {
  using Rule = RuleRow::Rule;
  using Entry = StageRow::Entry;

  Rule rule;
  std::optional<Entry> about = {};       ///< the kind of stage it is about; none: any
  std::string_view threshold_unit = {};  ///< empty: it has no threshold
  double most_threshold = 0.0;           ///< limit of sense
  bool threshold_may_be_zero = false;    ///< else it lies above 0
  enum class Classrooms { not_read, may, must } classrooms = Classrooms::not_read;
  bool reads_to_stage = false;
  bool reads_boarding = false;
  bool reads_yuan_per_classroom = false;
  bool reads_yuan_a_year = false;
  bool closes_sites = false;  ///< whose pupils go to a neighbour
  /// Where a site of its own may stand: one in each of these, as engine/adjustment/potential_sites.hpp says.
  enum class Builds { nowhere, county, county_without_site, township, zone } builds = Builds::nowhere;
};

inline constexpr auto kRuleKinds = [] {
  using enum RuleRow::Rule;
  using enum RuleKind::Classrooms;
  using Builds = RuleKind::Builds;
  using Entry = StageRow::Entry;
  return std::to_array<RuleKind>({
      {.rule = merge_small,
       .threshold_unit = "pupils",
       .most_threshold = 5000,
       .reads_boarding = true,
       .closes_sites = true},
      {.rule = close_empty,
       .threshold_unit = "pupils",
       .most_threshold = 1000,
       .threshold_may_be_zero = true,
       .closes_sites = true},
      {.rule = exit_noncompliant, .threshold_unit = "m2 per pupil", .most_threshold = 100, .closes_sites = true},
      {.rule = special_school,
       .about = Entry::special,
       .threshold_unit = "residents",
       .most_threshold = 1e8,
       .classrooms = must,
       .reads_yuan_per_classroom = true,
       .builds = Builds::county},
      {.rule = vocational_centre,
       .about = Entry::vocational_senior,
       .threshold_unit = "residents",
       .most_threshold = 1e8,
       .classrooms = must,
       .reads_yuan_per_classroom = true,
       .builds = Builds::county},
      {.rule = township_kindergarten,
       .about = Entry::participation,
       .classrooms = must,
       .reads_yuan_per_classroom = true,
       .builds = Builds::township},
      {.rule = county_senior,
       .about = Entry::general_senior,
       .classrooms = must,
       .reads_yuan_per_classroom = true,
       .builds = Builds::county_without_site},
      {.rule = need_driven_building,
       .threshold_unit = "pupils",
       .most_threshold = 1e6,
       .threshold_may_be_zero = true,
       .classrooms = may,
       .reads_yuan_per_classroom = true,
       .reads_yuan_a_year = true,
       .builds = Builds::zone},
      {.rule = temporary_classrooms,
       .threshold_unit = "pupils per place",
       .most_threshold = 5,
       .reads_yuan_per_classroom = true},
      {.rule = stage_conversion, .threshold_unit = "pupils per place", .most_threshold = 1, .reads_to_stage = true},
      {.rule = shared_rooms, .threshold_unit = "pupils per place", .most_threshold = 1, .reads_to_stage = true},
      {.rule = childcare_conversion,
       .about = Entry::participation,
       .threshold_unit = "pupils per place",
       .most_threshold = 1,
       .classrooms = must},
  });
}();

constexpr const RuleKind& kind_of(RuleRow::Rule rule) { return kRuleKinds[static_cast<std::size_t>(rule)]; }

static_assert(
    [] {
      for (std::size_t i = 0; i < kRuleKinds.size(); ++i)
        if (kRuleKinds[i].rule != static_cast<RuleRow::Rule>(i)) return false;
      return true;
    }(),
    "kind_of finds a kind at the place of its rule");

}  // namespace xuewei
