// What follows from several inputs together, checked where it follows and named by the input that caused it: person-years
// against their radix, rates times their multiplier, moves out of an area together, births against women.
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

/// What sums and quotients of given numbers may be off by.
constexpr double kRounding = 1e-9;
/// A smaller share of the newborns that lives through its first year or years is that of no people, but of another radix.
constexpr double kFewestOfNewborns = 0.5;

/// Largest value of a parameter in the years that are projected.
double largest(const Path& path, const Case& data) {
  double most = 0.0;
  for (int year = data.base_year + 1; year <= data.horizon; ++year) most = std::max(most, path.at(year));
  return most;
}

/// Rows of each area, year and sex by age, as positions.
std::map<std::tuple<std::string, int, Sex>, std::map<int, std::size_t>> curves_of(
    const std::vector<MortalityRow>& rows) {
  std::map<std::tuple<std::string, int, Sex>, std::map<int, std::size_t>> curves;
  for (std::size_t i = 0; i < rows.size(); ++i) curves[{rows[i].area, rows[i].year, rows[i].sex}][rows[i].age] = i;
  return curves;
}

/// Person-years of a stationary population: at most as many in a year of age as were born, and never more in a later one.
void check_person_years(Draft& draft) {
  const PopulationSettings& settings = draft.data.population_settings;
  if (settings.mortality_measure != MortalityMeasure::Lx || !draft.sound("mortality")) return;
  const auto& rows = draft.data.mortality;
  std::size_t beyond_radix = 0, first_beyond = 0;
  double survival = 0.0;
  for (const auto& [key, curve] : curves_of(rows)) {
    double before = settings.radix;
    for (auto at = curve.begin(); at != curve.end() && std::next(at) != curve.end(); ++at) {
      const auto [age, row] = *at;
      const double a_year = rows[row].value / (std::next(at)->first - age);
      const bool radix_too_large = age == 0 && a_year < kFewestOfNewborns * settings.radix;
      if (a_year > before * (1.0 + kRounding) || radix_too_large) {
        if (age > 0) {
          draft.problems.add(
              draft.cell("mortality", row, "value"), shortest(rows[row].value),
              {fmt::format("is {} a year of age, more than the {} of the ages before it: survival would be {:.4g}",
                           shortest(a_year), shortest(before), a_year / before),
               fmt::format("折合每岁 {}，大于前一年龄组的 {}：存活比将为 {:.4g}", shortest(a_year), shortest(before),
                           a_year / before)},
              {"person-years lived do not rise with age", "存活人年数不随年龄上升"});
          break;
        }
        if (beyond_radix++ == 0) {
          first_beyond = row;
          survival = a_year / before;
        }
        break;  // what follows is measured with the wrong radix
      }
      before = a_year;
    }
  }
  if (beyond_radix == 0) return;
  const double radix = std::pow(10.0, std::ceil(std::log10(survival * settings.radix) - kRounding));
  const bool above = survival > 1.0;
  const std::string others = beyond_radix > 1 ? fmt::format(" ({} tables alike)", beyond_radix) : "";
  const std::string others_zh = beyond_radix > 1 ? fmt::format("（共 {} 张表）", beyond_radix) : "";
  draft.problems.add(
      draft.cell("mortality", first_beyond, "value"), shortest(rows[first_beyond].value),
      {fmt::format("survival of newborns, L0 / /population_settings/radix = {}, is {}{}", shortest(survival),
                   above ? "above 1" : "below a half", others),
       fmt::format("新生儿存活比 L0 / /population_settings/radix = {}，{}{}", shortest(survival),
                   above ? "大于 1" : "不到一半", others_zh)},
      {above ? fmt::format("is `radix` {:.0f} missing?", radix) : fmt::format("is `radix` {:.0f} meant?", radix),
       above ? fmt::format("是否漏写 radix {:.0f}？", radix) : fmt::format("radix 是否应为 {:.0f}？", radix)});
}

/// Those who die in a year of age after the first live half of it on average, so at a rate above 2 more would die than there
/// are. The last row is of the open group, whose rate may be anything.
void check_death_rates(Draft& draft) {
  if (draft.data.population_settings.mortality_measure != MortalityMeasure::mx || !draft.sound("mortality")) return;
  constexpr double kAllDie = 2.0;
  const auto& rows = draft.data.mortality;
  for (const auto& [key, curve] : curves_of(rows))
    for (auto at = curve.begin(); std::next(at) != curve.end(); ++at) {
      const double rate = rows[at->second].value;
      if (at->first == 0 || rate <= kAllDie) continue;
      const double share = rate / (1.0 + rate / kAllDie);
      draft.problems.add(
          draft.cell("mortality", at->second, "value"), shortest(rate),
          {fmt::format("is a rate at which {:.4g} times as many would die within a year as are alive", share),
           fmt::format("按此死亡率，一年内死亡人数将为在世人数的 {:.4g} 倍", share)},
          {"deaths per person and year lived, at most 2", "填每人年死亡数，最多为 2"});
    }
}

/// No woman bears more than once a year on average, whatever the multiplier.
void check_fertility(Draft& draft) {
  const auto& rows = draft.data.fertility;
  const double multiplier = largest(draft.data.parameters.fertility_multiplier, draft.data);
  std::size_t beyond = 0, worst = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].births_per_woman_year * multiplier <= 1.0 + kRounding || !draft.sound("fertility", i)) continue;
    if (beyond++ == 0 || rows[i].births_per_woman_year > rows[worst].births_per_woman_year) worst = i;
  }
  if (beyond == 0) return;
  const double rate = rows[worst].births_per_woman_year;
  draft.problems.add(
      draft.cell("fertility", worst, "births_per_woman_year"), shortest(rate),
      {fmt::format("times /parameters/population/fertility_multiplier, {}, is {} births per woman and year ({} rows "
                   "above 1)",
                   shortest(multiplier), shortest(rate * multiplier), beyond),
       fmt::format("乘以 /parameters/population/fertility_multiplier {} 后，每名妇女每年生育 {}（共 {} 行大于 1）",
                   shortest(multiplier), shortest(rate * multiplier), beyond)},
      {"the multiplier is 1 where fertility stays as the table says", "生育率不变时乘数为 1"});
}

/// The moves out of an area are shares of the same people: together at most all of them.
void check_departures(Draft& draft) {
  const Case& data = draft.data;
  if (!draft.sound("moves") || !draft.sound("move_profiles")) return;
  const double multiplier = largest(data.parameters.moves_multiplier, data) * data.population_settings.age_width;
  std::map<std::string, std::map<std::pair<Sex, int>, double>> profiles, departures;
  for (const MoveProfileRow& row : data.move_profiles) profiles[row.profile][{row.sex, row.age}] = row.relative;
  for (const MoveRow& move : data.moves)
    for (const auto& [cell, relative] : profiles[move.profile])
      departures[move.origin][cell] += move.rate_per_person_year * relative * multiplier;
  for (std::size_t i = 0; i < data.moves.size(); ++i) {
    const auto found = departures.find(data.moves[i].origin);
    if (found == departures.end() || found->second.empty()) continue;
    const auto most = std::ranges::max_element(found->second, {}, [](const auto& one) { return one.second; });
    if (most->second > 1.0 + kRounding) {
      const auto [sex, age] = most->first;
      draft.problems.add(
          draft.cell("moves", i, "rate_per_person_year"), shortest(data.moves[i].rate_per_person_year),
          {fmt::format("with the other moves out of {}, profiles and moves_multiplier, {:.4g} times the {} of age {} "
                       "would leave in a step",
                       data.moves[i].origin, most->second, name_of(sex), age),
           fmt::format("与 {} 的其他迁出、年龄模式及 moves_multiplier 合计，每步将迁出 {} 岁{}性人口的 {:.4g} 倍",
                       data.moves[i].origin, age, word_of(sex).zh, most->second)},
          {"moves per person and year, the sum over destinations at most 1 at every age",
           "填每人每年迁移次数，各迁入地合计在任何年龄不得大于 1"});
    }
    departures.erase(found);  // once for each origin
  }
}

/// Counted births need women who bore them.
void check_births(const AreaTree& tree, Draft& draft) {
  const Case& data = draft.data;
  if (!draft.sound("areas") || !draft.sound("population") || !draft.sound("births")) return;
  constexpr int youngest = 10, oldest = 54;
  std::map<std::string, double> women;
  for (const PopulationRow& row : data.population) {
    if (row.sex != Sex::female || row.age < youngest || row.age > oldest) continue;
    if (const auto area = tree.find(row.area))
      for (const std::size_t above : tree.upwards(*area)) women[data.areas[above].code] += row.persons;
  }
  for (std::size_t i = 0; i < data.observed_births.size(); ++i) {
    const ObservedBirthsRow& row = data.observed_births[i];
    if (row.births <= women[row.area] || !tree.find(row.area)) continue;
    draft.problems.add(
        draft.cell("births", i, "births"), shortest(row.births),
        {fmt::format("more births than area {} has women of {} to {} in the base population, {:.0f}", row.area,
                     youngest, oldest, women[row.area]),
         fmt::format("多于片区 {} 基期 {} 至 {} 岁妇女人数 {:.0f}", row.area, youngest, oldest, women[row.area])},
        {"births in persons, of the area named", "填该片区的出生人数（人）"});
  }
}

}  // namespace

void validate_derived(Draft& draft, const Lookups& lookups) {
  check_person_years(draft);
  check_death_rates(draft);
  check_fertility(draft);
  check_departures(draft);
  check_births(lookups.areas, draft);
}

}  // namespace xuewei
