// Whatever a case holds is described in the catalogue, and therefore read, documented and part of a scenario's identity:
// members are counted at compile time and held against the fields. What is described otherwise than by one field stands in
// kExceptions.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/reading/row_list.hpp"
#include "tests/support/count_members.hpp"
#include "tests/support/every_field.hpp"

namespace xuewei::testing {
namespace {

using support::count_members;

struct Exception {
  std::string_view part;
  std::size_t members_without_field;
  std::size_t fields_of_lists;  ///< fields that describe elements of one list, ...
  std::size_t lists;            ///< ... of so many lists
};

constexpr Exception kExceptions[] = {
    // potential_classrooms is set by with_potential_sites alone; pupils_by_grade is a list of columns.
    {"schools", 1, 9, 1},
};

std::size_t described_members(std::string_view part, std::size_t fields) {
  std::size_t described = fields;
  for (const Exception& one : kExceptions)
    if (one.part == part) described += one.members_without_field + one.lists - one.fields_of_lists;
  return described;
}

bool alike(const Value& one, const Value& other) {
  return one.index() == other.index() && text_from_value(one) == text_from_value(other);
}

/// Fields that change what another field says: two that describe one member would hide one that is not described.
std::vector<std::string> fields_that_meddle(RowList& rows) {
  std::vector<std::string> found;
  const auto& fields = rows.columns;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    rows.resize(0);
    rows.resize(2);  // before and after the change
    rows.set(1, field, support::another_value(fields[field], rows.get(0, field)));
    for (std::size_t other = 0; other < fields.size(); ++other)
      if ((other == field) == alike(rows.get(0, other), rows.get(1, other)))
        found.push_back(std::string(fields[field].spec.name) + " on " + std::string(fields[other].spec.name));
  }
  return found;
}

template <class Owner>
std::vector<std::string> fields_that_meddle(const std::vector<Field<Owner>>& fields) {
  std::vector<Owner> owners;
  RowsOf rows("", "", fields, owners);
  return fields_that_meddle(rows);
}

void expect_all_described(std::string_view part, std::size_t members, std::size_t fields,
                          const std::vector<std::string>& meddling) {
  EXPECT_EQ(members, described_members(part, fields))
      << part << ": a member of the row has no field in io/case/catalogue, or stands in kExceptions no longer";
  EXPECT_EQ(meddling, std::vector<std::string>{}) << part;
}

template <class Owner>
void expect_all_described(std::string_view part, const std::vector<Field<Owner>>& fields) {
  expect_all_described(part, count_members<Owner>(), fields.size(), fields_that_meddle(fields));
}

TEST(Members, OfEveryRowAreDescribed) {
  expect_all_described("population_settings", population_settings_fields());
  expect_all_described("stages", stage_fields());
  expect_all_described("parameters", parameter_fields());
  expect_all_described("uncertainty", uncertainty_fields());
  expect_all_described("luck_factors", luck_factor_fields());
  expect_all_described("luck_loadings", luck_loading_fields());
  for_each_table([](const auto& table) { expect_all_described(table.name, table.columns); });
}

TEST(Members, OfTheParametersStandInTheTableOfNumbersOnceAndInItsOrder) {
  std::vector<std::string> table, catalogue;
  for (const Quantity& quantity : kQuantities)
    if (quantity.member != Quantity::Member()) table.emplace_back(quantity.name);
  for (const Field<Parameters>& field : parameter_fields()) catalogue.push_back(parameter_path(field));
  EXPECT_EQ(table.size(), count_members<Parameters>());
  EXPECT_EQ(catalogue, table);
}

/// Every range of a number stands in the table: whoever else describes it says the same.
TEST(Members, ThatAreNumbersOfTheTableHaveItsRange) {
  std::size_t compared = 0;
  const auto compare = [&](std::string_view group, const auto& fields) {
    for (const auto& field : fields) {
      const std::size_t place = find_quantity(std::string(group) + "/" + std::string(field.spec.name));
      if (place == kQuantityCount) continue;
      EXPECT_EQ(field.spec.least, kQuantities[place].least) << field.spec.name;
      EXPECT_EQ(field.spec.most, kQuantities[place].most) << field.spec.name;
      ++compared;
    }
  };
  for (const Section& group : parameter_groups()) {
    std::vector<Field<Parameters>> own = parameter_fields();
    std::erase_if(own, [&](const auto& field) { return field.spec.group != group.name; });
    compare(group.name, own);
    compare(group.name, stage_fields());
  }
  compare("workforce", attrition_table().columns);
  EXPECT_EQ(compared, count_members<Parameters>() + 4);  // repetition, dropout, attrition of a stage and by age
}

TEST(Members, OfACaseAreItsHeadItsSectionsAndItsTables) {
  constexpr std::size_t kSections =
      6;  // population_settings, stages, parameters, uncertainty, luck_factors, luck_loadings
  EXPECT_EQ(count_members<Case>(), case_fields().size() + kSections + std::tuple_size_v<Tables>);
  EXPECT_EQ(fields_that_meddle(case_fields()), std::vector<std::string>{});
  Case input;
  std::size_t filled = 0;
  for_each_table([&](const auto& table) {
    EXPECT_TRUE((input.*table.rows).empty()) << table.name << " has its rows where another table has them";
    (input.*table.rows).emplace_back();
    ++filled;
  });
  EXPECT_EQ(filled, std::tuple_size_v<Tables>);
}

struct Small {
  int number = 1;
  std::string text;
  std::optional<int> maybe;
  std::vector<double> list;
  Path path = 2.0;
};
static_assert(count_members<Small>() == 5);

TEST(Members, AFieldLeftOutOrDescribedTwiceIsNoticed) {
  std::vector<Field<PopulationSettings>> fields = population_settings_fields();
  fields.pop_back();
  EXPECT_NE(count_members<PopulationSettings>(), described_members("population_settings", fields.size()));
  fields.push_back(fields.front());
  EXPECT_EQ(count_members<PopulationSettings>(), described_members("population_settings", fields.size()));
  EXPECT_NE(fields_that_meddle(fields), std::vector<std::string>{});
}

}  // namespace
}  // namespace xuewei::testing
