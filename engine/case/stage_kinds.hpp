// What each way of entering a stage (column `entry` of a stage) means, in one table: who seeks a place in its first
// grade, which leavers follow into it, and what the other rooms ask about it. A new kind of stage is a row here, an
// enumerator of StageRow::Entry with its words, and, where it has a share of its own, that share in enrolment/seek.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "engine/case/stages.hpp"

namespace xuewei {

struct StageKind {
  using Entry = StageRow::Entry;

  Entry entry;

  /// Who seeks a place in the first grade.
  enum class Seekers {
    class_need,  ///< children of the age of each class, as many as take part, less those who attend already
    cohort,      ///< children in the year they turn six, or a year later, once in their life
    leavers      ///< of the stages of the kind it follows
  } seekers;
  std::optional<Entry> follows;  ///< of leavers: the kind of stage they come from

  /// Which of the two senior paths it is.
  enum class Senior { no, general, vocational } senior = Senior::no;
  bool special = false;        ///< takes the special share of a cohort; other kinds share the rest
  bool of_nine_years = false;  ///< its grades make up the nine years of compulsory schooling

  /// Which end of the stage a change of the school system moves: primary gives its last grade to junior, or takes it back.
  enum class Border { none, last_grade, first_grade } border = Border::none;

  /// Which site no rule or plan may close, because it is the last.
  enum class LastKept { none, state_site_of_township, site_of_county } last_kept = LastKept::none;

  /// Pupils of compulsory age without a place wait for one in the grades of a compulsory stage of this kind.
  bool takes_from_pool() const { return !special; }
};

inline constexpr auto kStageKinds = std::to_array<StageKind>({
    {.entry = StageRow::Entry::participation,
     .seekers = StageKind::Seekers::class_need,
     .last_kept = StageKind::LastKept::state_site_of_township},
    {.entry = StageRow::Entry::birth_cohort,
     .seekers = StageKind::Seekers::cohort,
     .of_nine_years = true,
     .border = StageKind::Border::last_grade},
    {.entry = StageRow::Entry::junior_from_primary,
     .seekers = StageKind::Seekers::leavers,
     .follows = StageRow::Entry::birth_cohort,
     .of_nine_years = true,
     .border = StageKind::Border::first_grade},
    {.entry = StageRow::Entry::general_senior,
     .seekers = StageKind::Seekers::leavers,
     .follows = StageRow::Entry::junior_from_primary,
     .senior = StageKind::Senior::general,
     .last_kept = StageKind::LastKept::site_of_county},
    {.entry = StageRow::Entry::vocational_senior,
     .seekers = StageKind::Seekers::leavers,
     .follows = StageRow::Entry::junior_from_primary,
     .senior = StageKind::Senior::vocational},
    {.entry = StageRow::Entry::special, .seekers = StageKind::Seekers::cohort, .special = true},
});

constexpr const StageKind& kind_of(StageRow::Entry entry) { return kStageKinds[static_cast<std::size_t>(entry)]; }
constexpr const StageKind& kind_of(const StageRow& stage) { return kind_of(stage.entry); }

static_assert(
    [] {
      for (std::size_t i = 0; i < kStageKinds.size(); ++i)
        if (kStageKinds[i].entry != static_cast<StageRow::Entry>(i)) return false;
      return true;
    }(),
    "kind_of finds a kind at the place of its entry");

}  // namespace xuewei
