#include "engine/population/mortality.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/lanes/lane_math.hpp"
#include "engine/population/split_ages.hpp"

namespace xuewei {
namespace {

/// What division by the radix may add.
constexpr double kRounding = 1e-9;

/// Person-years in single years of age with l0 = 1, and above the last of them.
struct LifeTable {
  std::vector<double> person_years;
  double person_years_above = 0.0;
  bool immortal_above = false;  ///< a death rate of zero in the open group
};

double mean_years_of_infant_deaths(double m0, Sex sex) {
  if (sex == Sex::male) return m0 < 0.107 ? 0.045 + 2.684 * m0 : 0.330;
  return m0 < 0.107 ? 0.053 + 2.800 * m0 : 0.350;
}

/// a0 where q0 is known: m0 and a0 determine each other; repeated substitution gains two digits per round.
double mean_years_of_infant_deaths_from_q(double q0, Sex sex) {
  double a0 = 0.1;
  for (int round = 0; round < 40; ++round) a0 = mean_years_of_infant_deaths(q0 / (1.0 - (1.0 - a0) * q0), sex);
  return a0;
}

/// From yearly probabilities of single ages and the rate above them.
LifeTable life_table(std::span<const double> yearly_q, double a0, double rate_above) {
  LifeTable table;
  double alive = 1.0;
  for (std::size_t age = 0; age < yearly_q.size(); ++age) {
    const double deaths = alive * yearly_q[age];
    table.person_years.push_back(alive - (age == 0 ? 1.0 - a0 : 0.5) * deaths);
    alive -= deaths;
  }
  table.immortal_above = rate_above <= 0.0 && alive > 0.0;
  table.person_years_above = rate_above > 0.0 ? alive / rate_above : 0.0;
  return table;
}

LifeTable from_rates(std::span<const AgeValue> rows, Sex sex, int open_age) {
  const int top = std::max(open_age, rows.back().age);
  const double a0 = mean_years_of_infant_deaths(rows.front().value, sex);
  std::vector<double> yearly_q;
  std::size_t row = 0;
  for (int age = 0; age < top; ++age) {
    while (row + 1 < rows.size() && rows[row + 1].age <= age) ++row;
    const double rate = rows[row].value;
    yearly_q.push_back(std::min(1.0, rate / (1.0 + (age == 0 ? 1.0 - a0 : 0.5) * rate)));
  }
  return life_table(yearly_q, a0, rows.back().value);
}

LifeTable from_probabilities(std::span<const AgeValue> rows, Sex sex, int open_age) {
  std::vector<double> yearly_q;
  double last_q = 0.0;
  int width = 1;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const bool last = row + 1 == rows.size();
    if (last && rows[row].value >= 1.0 && row > 0) break;
    if (!last) width = rows[row + 1].age - rows[row].age;
    last_q = rows[row].value;
    if (width > 1) last_q = last_q >= 1.0 ? 1.0 : 1.0 - exact_exp(exact_log(1.0 - last_q) / width);
    if (!last) yearly_q.insert(yearly_q.end(), static_cast<std::size_t>(width), last_q);
  }
  while (static_cast<int>(yearly_q.size()) < open_age) yearly_q.push_back(last_q);
  const double a0 = mean_years_of_infant_deaths_from_q(yearly_q.front(), sex);
  return life_table(yearly_q, a0, last_q / (1.0 - 0.5 * last_q));
}

LifeTable from_person_years(std::span<const AgeValue> rows, int open_age, double radix) {
  if (rows.back().age < open_age) throw std::invalid_argument("mortality: a table of Lx must reach the open age");
  std::vector<AgeGroup> groups;
  double a_year_before = 1.0;
  for (std::size_t row = 0; row + 1 < rows.size(); ++row) {
    groups.push_back({rows[row + 1].age - rows[row].age, rows[row].value / radix});
    const double a_year = groups.back().count / groups.back().width_years;
    if (!(a_year <= a_year_before * (1.0 + kRounding)))
      throw std::invalid_argument("mortality: person-years exceed the radix or rise with age");
    a_year_before = a_year;
  }
  const double above = rows.back().value / radix;
  return {split_age_groups(groups, above), above, false};
}

std::vector<double> ratios(const LifeTable& table, const AgeGrid& grid) {
  const auto width = static_cast<std::size_t>(grid.width_years);
  const std::size_t open = grid.count - 1;
  std::vector<double> group_years(grid.count, 0.0);
  for (std::size_t age = 0; age < table.person_years.size(); ++age)
    group_years[std::min(age / width, open)] += table.person_years[age];
  group_years[open] += table.person_years_above;

  // Splitting may let a year of age hold a little more than the one before: nobody comes to life.
  std::vector<double> result{std::min(1.0, group_years[0] / grid.width_years)};
  for (std::size_t group = 0; group + 1 < open; ++group)
    result.push_back(group_years[group] > 0.0 ? std::min(1.0, group_years[group + 1] / group_years[group]) : 0.0);
  const double last_two = group_years[open - 1] + group_years[open];
  const double into_open = table.immortal_above ? 1.0 : last_two > 0.0 ? group_years[open] / last_two : 0.0;
  result.insert(result.end(), 2, into_open);
  return result;
}

std::vector<double> given_ratios(std::span<const AgeValue> rows, const AgeGrid& grid) {
  std::vector<double> result;
  for (const AgeValue& row : rows) {
    if (row.age != static_cast<int>(result.size()) * grid.width_years || result.size() == grid.count)
      throw std::invalid_argument("mortality: survival ratios must be given for every age group, and no other age");
    result.push_back(row.value);
  }
  if (result.size() != grid.count) throw std::invalid_argument("mortality: survival ratios end before the open age");
  result.push_back(result.back());
  return result;
}

}  // namespace

std::vector<double> survival_ratios(MortalityMeasure measure, std::span<const AgeValue> rows, Sex sex,
                                    const AgeGrid& grid, double radix) {
  if (rows.empty() || rows.front().age != 0) throw std::invalid_argument("mortality: a table must begin at age 0");
  switch (measure) {
    case MortalityMeasure::mx:
      return ratios(from_rates(rows, sex, grid.open_age()), grid);
    case MortalityMeasure::qx:
      return ratios(from_probabilities(rows, sex, grid.open_age()), grid);
    case MortalityMeasure::Lx:
      return ratios(from_person_years(rows, grid.open_age(), radix), grid);
    case MortalityMeasure::survival:
      break;
  }
  return given_ratios(rows, grid);
}

}  // namespace xuewei
