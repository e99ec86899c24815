// What enumerators are called: one row for each, with the name that files carry, and its Chinese and English label.
//
// Rows stand in the order of the enumerators, so that the index of a row is the value of the enumeration; a test finds
// an enumerator without a row, and a name that is not the enumerator's own. An enumeration of a case has its rows in
// case_words.cpp, one of results in results_words.cpp; nothing else in the project says them again.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/case/given.hpp"
#include "engine/events/event.hpp"
#include "engine/record/meaning.hpp"
#include "io/words/bilingual.hpp"

namespace xuewei {

struct Word {
  std::string_view name;  ///< in files
  std::string_view zh;
  std::string_view en;
  std::vector<std::string_view> aliases = {};  ///< other spellings that a case may use

  Bilingual text() const { return {std::string(en), std::string(zh)}; }
};

template <class Enumeration>
const std::vector<Word>& words_of();

// clang-format off
template <> const std::vector<Word>& words_of<Basis>();
template <> const std::vector<Word>& words_of<Sex>();
template <> const std::vector<Word>& words_of<AreaLevel>();
template <> const std::vector<Word>& words_of<Residence>();
template <> const std::vector<Word>& words_of<MortalityMeasure>();
template <> const std::vector<Word>& words_of<ObservedBirthsRow::Counted>();
template <> const std::vector<Word>& words_of<Sector>();
template <> const std::vector<Word>& words_of<RetirementTrack>();
template <> const std::vector<Word>& words_of<RecruitmentChannel>();
template <> const std::vector<Word>& words_of<ProjectKind>();
template <> const std::vector<Word>& words_of<SpendingProfile>();
template <> const std::vector<Word>& words_of<NetworkChangeRow::Change>();
template <> const std::vector<Word>& words_of<RuleRow::Rule>();
template <> const std::vector<Word>& words_of<SpendingItem>();
template <> const std::vector<Word>& words_of<GrantRow::Term>();
template <> const std::vector<Word>& words_of<StageRow::IntakeRule>();
template <> const std::vector<Word>& words_of<Parameters::Crowding>();
template <> const std::vector<Word>& words_of<Parameters::BeyondLimit>();
template <> const std::vector<Word>& words_of<Parameters::UnspentMoney>();
template <> const std::vector<Word>& words_of<Parameters::StaffingNeed>();
template <> const std::vector<Word>& words_of<Parameters::ReserveLevel>();
template <> const std::vector<Word>& words_of<StageRow::Catchment>();
template <> const std::vector<Word>& words_of<StageRow::Entry>();
template <> const std::vector<Word>& words_of<PopulationSettings::MigrationTiming>();
template <> const std::vector<Word>& words_of<PopulationSettings::MigrationAge>();
template <> const std::vector<Word>& words_of<PopulationSettings::FertilityAge>();
template <> const std::vector<Word>& words_of<Uncertainty::Form>();
template <> const std::vector<Word>& words_of<Uncertainty::Process>();
template <> const std::vector<Word>& words_of<Uncertainty::Scale>();
template <> const std::vector<Word>& words_of<LuckBy>();
template <> const std::vector<Word>& words_of<EventKind>();
template <> const std::vector<Word>& words_of<Guard>();
template <> const std::vector<Word>& words_of<Cause>();
template <> const std::vector<Word>& words_of<Level>();
template <> const std::vector<Word>& words_of<Direction>();
template <> const std::vector<Word>& words_of<Aggregation>();
template <> const std::vector<Word>& words_of<Given>();
// clang-format on

template <class Enumeration>
const Word& word_of(Enumeration value) {
  return words_of<Enumeration>()[static_cast<std::size_t>(value)];
}

/// The name of an enumerated value.
template <class Enumeration>
std::string name_of(Enumeration value) {
  return std::string(word_of(value).name);
}

// Lists of names that are no enumeration of the engine.
const std::vector<Word>& school_flags();       ///< a school has any of them
const std::vector<Word>& government_levels();  ///< in the order of LevelShares
const std::vector<Word>& class_size_bands();   ///< pupils in a class
const std::vector<Word>& school_size_bands();  ///< pupils of a site
const std::vector<Word>& warning_levels();     ///< by the codes of site_warning
const std::vector<Word>& units();              ///< of variables, and of a rule's threshold

std::vector<std::string> names_of(const std::vector<Word>& words);

/// Index of the row that `text` names (by name, Chinese label or alias).
std::optional<std::size_t> word_index(const std::vector<Word>& words, std::string_view text);

/// The row called `name`; throws std::out_of_range for a name that no version of the engine writes.
const Word& word_called(const std::vector<Word>& words, std::string_view name);

/// `a, b or c`, for messages.
std::string list_of_names(const std::vector<Word>& words);

}  // namespace xuewei
