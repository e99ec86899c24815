// Every enumerator has its row, in its place and under its own name. The compiler's name of a function tells whether a
// value of an enumeration is an enumerator: `Sex::male` or `(Sex)2`.
#include <gtest/gtest.h>

#include <array>
#include <set>
#include <utility>

#include "engine/finance/finance.hpp"
#include "engine/indicators/indicators.hpp"
#include "engine/population/population.hpp"
#include "engine/record/variables.hpp"
#include "engine/workforce/channels.hpp"
#include "engine/workforce/posting.hpp"
#include "io/words/words.hpp"

namespace xuewei::testing {
namespace {

constexpr std::size_t kMost = 40;  ///< no enumeration has as many

template <auto value>
constexpr std::string_view written_name() {
  std::string_view name = __PRETTY_FUNCTION__;
  name = name.substr(name.find("value = ") + 8);
  name = name.substr(0, name.find_first_of("];"));
  if (name.front() == '(') return {};
  return name.substr(name.rfind(':') + 1);
}

/// Names of the enumerators of consecutive values from 0.
template <class Enumeration>
std::vector<std::string_view> enumerators() {
  const auto names = []<std::size_t... i>(std::index_sequence<i...>) {
    return std::array{written_name<static_cast<Enumeration>(i)>()...};
  }
  (std::make_index_sequence<kMost>());
  std::vector<std::string_view> list;
  for (const std::string_view name : names)
    if (!name.empty()) list.push_back(name);
  return list;
}

template <class Enumeration>
class Words : public ::testing::Test {};

using Enumerations =
    ::testing::Types<Basis, Sex, AreaLevel, Residence, MortalityMeasure, ObservedBirthsRow::Counted, Sector,
                     RetirementTrack, RecruitmentChannel, ProjectKind, SpendingProfile, NetworkChangeRow::Change,
                     RuleRow::Rule, SpendingItem, GrantRow::Term, StageRow::IntakeRule, Parameters::Crowding,
                     Parameters::BeyondLimit, Parameters::UnspentMoney, Parameters::StaffingNeed,
                     Parameters::ReserveLevel, StageRow::Catchment, StageRow::Entry,
                     PopulationSettings::MigrationTiming, PopulationSettings::MigrationAge,
                     PopulationSettings::FertilityAge, Uncertainty::Form, Uncertainty::Process, Uncertainty::Scale,
                     LuckBy, EventKind, Guard, Cause, Level, Direction, Aggregation, Given>;
TYPED_TEST_SUITE(Words, Enumerations);

TYPED_TEST(Words, NameEveryEnumeratorAsTheEngineDoes) {
  const std::vector<std::string> names = names_of(words_of<TypeParam>());
  const std::vector<std::string_view> expected = enumerators<TypeParam>();
  ASSERT_FALSE(expected.empty());
  EXPECT_EQ(names, std::vector<std::string>(expected.begin(), expected.end()));
}

void expect_complete(const std::vector<Word>& words) {
  std::set<std::string_view> spellings, labels;
  for (const Word& word : words) {
    if (word.name == name_of(Guard::none)) continue;  // the only one that nobody reads
    EXPECT_FALSE(word.zh.empty()) << word.name;
    EXPECT_FALSE(word.en.empty()) << word.name;
    EXPECT_TRUE(labels.insert(word.en).second) << word.en;
    EXPECT_TRUE(spellings.insert(word.name).second) << word.name;
    EXPECT_TRUE(spellings.insert(word.zh).second) << word.zh;
    for (const std::string_view alias : word.aliases) EXPECT_TRUE(spellings.insert(alias).second) << alias;
  }
}

TYPED_TEST(Words, SayOneThingInTwoLanguages) { expect_complete(words_of<TypeParam>()); }

/// Sizes of arrays by enumerator: a new one must not be forgotten.
TEST(Counts, AreThoseOfTheEnumerators) {
  EXPECT_EQ(kSexes, words_of<Sex>().size());
  EXPECT_EQ(kResidences, words_of<Residence>().size());
  EXPECT_EQ(kRetirementTracks, words_of<RetirementTrack>().size());
  EXPECT_EQ(kRecruitmentChannels, words_of<RecruitmentChannel>().size());
  EXPECT_EQ(kSpendingItems + 1, words_of<SpendingItem>().size()) << "all but the fee";
}

TEST(Bands, HaveLabelsForEveryLimit) {
  for (const auto* words :
       {&school_flags(), &government_levels(), &class_size_bands(), &school_size_bands(), &warning_levels()})
    expect_complete(*words);
  EXPECT_EQ(government_levels().size(), kGovernmentLevels);
  ASSERT_EQ(class_size_bands().size(), kClassSizeBands);
  ASSERT_EQ(school_size_bands().size(), kSchoolSizeBands);
  EXPECT_EQ(warning_levels().size(), kWarningLevels);
  EXPECT_EQ(warning_levels()[static_cast<std::size_t>(kRedWarning)].name, "red");
  const auto says = [](const Word& word, double limit) {
    const std::string number = std::to_string(static_cast<int>(limit));
    for (const std::string_view text : {word.name, word.zh, word.en})
      EXPECT_NE(text.find(number), std::string_view::npos) << text << " does not say " << number;
  };
  for (std::size_t band = 0; band + 1 < kClassSizeBands; ++band) {
    says(class_size_bands()[band], kClassSizeMost[band]);
    says(class_size_bands()[band + 1], kClassSizeMost[band] + 1.0);
  }
  for (std::size_t band = 1; band < kSchoolSizeBands; ++band) says(school_size_bands()[band], kSchoolSizeFrom[band]);
}

TEST(Units, AreNamedForEveryVariable) {
  for (const Variable& variable : variables()) EXPECT_NO_THROW(word_called(units(), variable.units)) << variable.id;
}

TEST(Word, IsFoundByEverySpelling) {
  EXPECT_EQ(word_index(words_of<Basis>(), "estimated"), 1u);
  EXPECT_EQ(word_index(words_of<Basis>(), "估算"), 1u);
  EXPECT_EQ(word_index(words_of<Basis>(), "估计"), 1u);
  EXPECT_EQ(word_index(words_of<Basis>(), "guessed"), std::nullopt);
  EXPECT_EQ(word_called(words_of<Guard>(), "no_bed").en, "not enough beds");
  EXPECT_THROW(word_called(words_of<Guard>(), "no such guard"), std::out_of_range);
  EXPECT_EQ(list_of_names(words_of<Residence>()), "urban, town or rural");
}

}  // namespace
}  // namespace xuewei::testing
