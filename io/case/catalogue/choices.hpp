// The names that enumerated values carry in files: the enumerator's own name, its Chinese label, and other spellings.
// Order follows the enumerators, so that the index of a choice is the value of the enumeration.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/case/case.hpp"

namespace xuewei {

struct Choice {
  std::string_view name;
  std::string_view zh;
  std::vector<std::string_view> aliases = {};
};

/// The names of one enumeration; defined in choices.cpp for every enumeration of a case.
template <class Enumeration>
const std::vector<Choice>& choices_of();

// clang-format off
template <> const std::vector<Choice>& choices_of<Basis>();
template <> const std::vector<Choice>& choices_of<Sex>();
template <> const std::vector<Choice>& choices_of<AreaLevel>();
template <> const std::vector<Choice>& choices_of<Residence>();
template <> const std::vector<Choice>& choices_of<MortalityMeasure>();
template <> const std::vector<Choice>& choices_of<ObservedBirthsRow::Counted>();
template <> const std::vector<Choice>& choices_of<Sector>();
template <> const std::vector<Choice>& choices_of<RetirementTrack>();
template <> const std::vector<Choice>& choices_of<RecruitmentChannel>();
template <> const std::vector<Choice>& choices_of<ProjectKind>();
template <> const std::vector<Choice>& choices_of<SpendingProfile>();
template <> const std::vector<Choice>& choices_of<NetworkChangeRow::Change>();
template <> const std::vector<Choice>& choices_of<RuleRow::Rule>();
template <> const std::vector<Choice>& choices_of<SpendingItem>();
template <> const std::vector<Choice>& choices_of<GrantRow::Term>();
template <> const std::vector<Choice>& choices_of<StageRow::IntakeRule>();
template <> const std::vector<Choice>& choices_of<Parameters::Crowding>();
template <> const std::vector<Choice>& choices_of<Parameters::BeyondLimit>();
template <> const std::vector<Choice>& choices_of<Parameters::UnspentMoney>();
template <> const std::vector<Choice>& choices_of<Parameters::StaffingNeed>();
template <> const std::vector<Choice>& choices_of<Parameters::ReserveLevel>();
template <> const std::vector<Choice>& choices_of<StageRow::Catchment>();
template <> const std::vector<Choice>& choices_of<StageRow::Entry>();
template <> const std::vector<Choice>& choices_of<PopulationSettings::MigrationTiming>();
template <> const std::vector<Choice>& choices_of<PopulationSettings::MigrationAge>();
template <> const std::vector<Choice>& choices_of<Uncertainty::Form>();
template <> const std::vector<Choice>& choices_of<Uncertainty::Process>();
template <> const std::vector<Choice>& choices_of<Uncertainty::Scale>();
template <> const std::vector<Choice>& choices_of<LuckBy>();
// clang-format on

/// The name of an enumerated value.
template <class Enumeration>
std::string name_of(Enumeration value) {
  return std::string(choices_of<Enumeration>()[static_cast<std::size_t>(value)].name);
}

/// school flags are not an enumeration but a set of names.
const std::vector<Choice>& school_flags();

/// Index of the choice that `text` names (by name, Chinese label or alias).
std::optional<std::size_t> choice_index(const std::vector<Choice>& choices, std::string_view text);

/// `a, b or c`, for messages.
std::string list_of_names(const std::vector<Choice>& choices);

}  // namespace xuewei
