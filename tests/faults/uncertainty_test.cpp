// What a user may get wrong about luck: by name, with what is allowed.
#include <gtest/gtest.h>

#include "engine/model/model.hpp"
#include "io/case/files/directory.hpp"
#include "tests/faults/says.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// Of the minimal case with further entries in front of its own, and further sections.
std::vector<Problem> problems_with(const std::string& entries, const std::string& sections = "") {
  CaseCopy copy;
  copy.replace("case.json", "\"uncertainty\": [", sections + "\"uncertainty\": [" + entries + ",");
  return copy.problems();
}

At at(const std::string& pointer) { return {"case.json", 0, "", pointer}; }

TEST(UncertaintyFaults, EveryFormAndProcessCanBeWritten) {
  EXPECT_THAT(
      problems_with(R"({"parameter": "population/external_migration_multiplier", "form": "triangular", "low": -0.2,
                       "mode": 0, "high": 0.1, "scale": "plain", "by": ["county"]},
                      {"parameter": "enrolment/senior_entry_share", "form": "normal", "sd": 0.1, "process": "random_walk"},
                      {"parameter": "enrolment/dropout_share", "form": "student_t", "sd": 0.1, "degrees_of_freedom": 4,
                       "by": "stage", "process": "ar1", "correlation": 0.5},
                      {"parameter": "placement/attraction", "form": "empirical", "values": [-0.1, 0.1],
                       "by": ["site"]},
                      {"parameter": "workforce/attrition_share", "form": "beta", "low": -1, "high": 1, "alpha": 2,
                       "beta": 3, "by": ["county", "stage"]},
                      {"parameter": "finance/pay_multiplier", "form": "fixed", "value": 0.1})",
                    R"("luck_factors": [{"name": "economy", "by": ["county"]}],
                      "luck_loadings": [{"factor": "economy", "parameter": "workforce/attrition_share", "loading": -0.6}],
                     )"),
      IsEmpty());
}

TEST(UncertaintyFaults, ValuesThatAFormNeedsOrDoesNotUse) {
  EXPECT_THAT(
      problems_with(R"({"parameter": "finance/budget", "form": "triangular", "low": -0.2, "high": 0.1, "sd": 0.1})"),
      UnorderedElementsAre(says(at("/uncertainty/0/mode"), "is needed by form triangular", "low, mode, high"),
                           says(at("/uncertainty/0/sd"), "has no meaning with form triangular")));
  EXPECT_THAT(
      problems_with(R"({"parameter": "finance/budget", "form": "triangular", "low": -0.2, "mode": 0.2, "high": 0.1})"),
      ElementsAre(says(at("/uncertainty/0/mode"), "must lie between low and high")));
  EXPECT_THAT(problems_with(R"({"parameter": "finance/budget", "form": "uniform", "low": 0.2, "high": 0.1})"),
              ElementsAre(says(at("/uncertainty/0/high"), "must be above low, 0.2")));
}

TEST(UncertaintyFaults, AScaleThatTheParameterCannotHave) {
  EXPECT_THAT(
      problems_with(R"({"parameter": "enrolment/senior_entry_share", "form": "normal", "sd": 0.1, "scale": "plain"})"),
      ElementsAre(says(at("/uncertainty/0/scale"), "must be logit", "between 0 and 1")));
  EXPECT_THAT(problems_with(R"({"parameter": "enrolment/senior_entry_share", "form": "lognormal", "sd": 0.1})"),
              ElementsAre(says(at("/uncertainty/0/form"), "lognormal is normal on the log scale", "use form normal")));
  EXPECT_THAT(problems_with(R"({"parameter": "finance/budget", "form": "normal", "sd": 0.1, "scale": "logit"})"),
              ElementsAre(says(at("/uncertainty/0/scale"), "must be log or plain")));
}

TEST(UncertaintyFaults, LuckByWhatTheParameterDoesNotKnow) {
  EXPECT_THAT(problems_with(R"({"parameter": "finance/budget", "form": "normal", "sd": 0.1, "by": ["site"]})"),
              ElementsAre(says(at("/uncertainty/0/by"), "cannot differ by it", "may differ by county")));
  EXPECT_THAT(problems_with(R"({"parameter": "finance/budget", "form": "normal", "sd": 0.1, "by": ["countie"]})"),
              ElementsAre(says(at("/uncertainty/0/by"), "must be", "county")));
}

TEST(UncertaintyFaults, LuckOnWhatMayNotVary) {
  EXPECT_THAT(problems_with(R"({"parameter": "placement/bought_places_share", "form": "normal", "sd": 0.1})"),
              ElementsAre(says(at("/uncertainty/0/parameter"), "cannot vary", "use a scenario or a sweep")));
  EXPECT_THAT(problems_with(R"({"parameter": "placement/attractions", "form": "normal", "sd": 0.1})"),
              ElementsAre(says(at("/uncertainty/0/parameter"), "is not a parameter", "placement/attraction")));
}

TEST(UncertaintyFaults, LoadingsAboveOneAndUnknownFactors) {
  const std::string budget = R"({"parameter": "finance/budget", "form": "normal", "sd": 0.1, "by": ["county"]})";
  EXPECT_THAT(problems_with(budget, R"("luck_factors": [{"name": "economy"}, {"name": "rain"}],
                              "luck_loadings": [{"factor": "economy", "parameter": "finance/budget", "loading": 0.8},
                                                {"factor": "rain", "parameter": "finance/budget", "loading": 0.7}],)"),
              ElementsAre(says(at("/luck_loadings/1/loading"), "sum to 1.13, above 1")));
  EXPECT_THAT(
      problems_with(budget, R"("luck_factors": [{"name": "economy"}],
                              "luck_loadings": [{"factor": "economi", "parameter": "finance/budget", "loading": 0.8},
                                                {"factor": "economy", "parameter": "finance/budgets", "loading": 0.7}],)"),
      UnorderedElementsAre(says(at("/luck_loadings/0/factor"), "is not a factor of luck_factors", "economy"),
                           says(at("/luck_loadings/1/parameter"), "has no entry under uncertainty", "finance/budget")));
  EXPECT_THAT(problems_with(budget, R"("luck_factors": [{"name": "economy", "by": ["stage"]}],
                              "luck_loadings": [{"factor": "economy", "parameter": "finance/budget", "loading": 0.8}],)"),
              ElementsAre(says(at("/luck_loadings/0/factor"), "differs by stage", "name it in `by`")));
}

TEST(UncertaintyFaults, AnEntryThatCannotBeReadIsReportedForThatAlone) {
  EXPECT_THAT(problems_with(R"({"parameter": "finance/budget", "form": "gaussian", "low": 0.1, "high": 0.2})"),
              ElementsAre(says(at("/uncertainty/0/form"), "must be lognormal")));
  EXPECT_THAT(problems_with(R"({"form": "normal", "sd": 0.1})"),
              ElementsAre(says(at("/uncertainty/0/parameter"), "the key is missing")));
  EXPECT_THAT(problems_with(R"({"parameter": "finance/budget", "form": "empirical", "values": ["a", 0.1, "b"]})"),
              ElementsAre(says(at("/uncertainty/0/values"), "must be a number"),
                          says(at("/uncertainty/0/values"), "must be a number")));
}

TEST(UncertaintyFaults, NamesOfFactorsAreNotTwoNames) {
  const std::string budget = R"({"parameter": "finance/budget", "form": "normal", "sd": 0.1, "by": ["county"]})";
  EXPECT_THAT(problems_with(budget, R"("luck_factors": [{"name": "economy/X1"}, {"name": "hard times"}],)"),
              ElementsAre(says(at("/luck_factors/0/name"), "letters, digits"),
                          says(at("/luck_factors/1/name"), "letters, digits")));
}

TEST(UncertaintyFaults, LoadingsWrittenWithAFewDigitsMayAddUpToOne) {
  const std::string budget = R"({"parameter": "finance/budget", "form": "normal", "sd": 0.1, "by": ["county"]})";
  CaseCopy copy;
  copy.replace("case.json", "\"uncertainty\": [",
               R"("luck_factors": [{"name": "a"}, {"name": "b"}],
                  "luck_loadings": [{"factor": "a", "parameter": "finance/budget", "loading": 0.7071067812},
                                    {"factor": "b", "parameter": "finance/budget", "loading": 0.7071067812}],
                  "uncertainty": [)" +
                   budget + ",");
  EXPECT_NO_THROW(compile(read_case(Directory(copy.directory())).data));
}

TEST(UncertaintyFaults, TheSameOwnersInAnotherOrderOrUnsaid) {
  const auto twice = [](const std::string& parameter, const std::string& one, const std::string& other) {
    const auto entry = [&](const std::string& by) {
      return R"({"parameter": ")" + parameter + R"(", "form": "normal", "sd": 0.1)" + by + "}";
    };
    return problems_with(entry(one) + "," + entry(other));
  };
  const std::string person = "population/base_persons", cost = "estate/construction_cost_multiplier";
  EXPECT_THAT(twice(person, R"(, "by": ["area", "age"])", R"(, "by": ["age", "area"])"),
              ElementsAre(says(at("/uncertainty/1/parameter"), "is listed twice")));
  EXPECT_THAT(twice(cost, "", R"(, "by": ["project"])"),
              ElementsAre(says(at("/uncertainty/1/parameter"), "is listed twice")));
  EXPECT_THAT(
      problems_with(R"({"parameter": "finance/budget", "form": "normal", "sd": 0.1, "by": ["county", "county"]})"),
      ElementsAre(says(at("/uncertainty/0/by"), "names one of them twice")));
}

TEST(UncertaintyFaults, TwoEntriesThatSayTheSame) {
  EXPECT_THAT(problems_with(R"({"parameter": "population/moves_multiplier", "form": "normal", "sd": 0.1})"),
              ElementsAre(says(at("/uncertainty/2/parameter"), "is listed twice", "differ in process or in by")));
}

}  // namespace
}  // namespace xuewei::testing
