// Notes on what is plausible cell by cell and implausible beside its neighbours.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/checks/validate.hpp"
#include "io/case/reading/read_value.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

/// Where this many are expected, chance leaves nobody once in three million (Poisson, exp(-15)).
constexpr double kOutOfReachOfChance = 15.0;
/// People thin out naturally from this age on.
constexpr int kOldAge = 80;

Bilingual write_what_is_known() {
  return {"if it is missing, not zero, write what is known", "若为缺失而非零，请填写已知数"};
}

/// The zeros of a series that stand between two values of at least `least`, each with those two.
struct Gap {
  std::size_t at = 0;
  double before = 0.0, after = 0.0;
};
std::vector<Gap> gaps(const std::vector<double>& series, double least) {
  std::vector<Gap> found;
  for (std::size_t i = 1; i + 1 < series.size(); ++i) {
    if (series[i] != 0.0) continue;
    std::size_t before = i, after = i;
    while (before > 0 && series[before] == 0.0) --before;
    while (after + 1 < series.size() && series[after] == 0.0) ++after;
    if (std::min(series[before], series[after]) >= least) found.push_back({i, series[before], series[after]});
  }
  return found;
}

void add_gap(Problem where, const Gap& gap, Draft& draft) {
  draft.warnings.add(std::move(where), "0",
                     {fmt::format("stands between {} and {}", shortest(gap.before), shortest(gap.after)),
                      fmt::format("前后分别为 {} 与 {}", shortest(gap.before), shortest(gap.after))},
                     write_what_is_known());
}

void note_rolls(Draft& draft) {
  const auto& schools = draft.data.schools;
  for (std::size_t i = 0; i < schools.size(); ++i) {
    if (!draft.sound("schools", i)) continue;
    const SchoolRow& row = schools[i];
    for (const Gap& gap : gaps(row.pupils_by_grade, kOutOfReachOfChance))
      add_gap(draft.cell("schools", i, fmt::format("pupils_{}", gap.at + 1)), gap, draft);
  }
}

/// The rows of one curve over age, in its order.
template <class Key, class Row>
void note_curves(std::string_view table, const std::vector<Row>& rows, Key key, double Row::*value, double least,
                 Draft& draft) {
  std::map<decltype(key(rows.front())), std::map<int, std::size_t>> curves;
  for (std::size_t i = 0; i < rows.size(); ++i) curves[key(rows[i])].emplace(rows[i].age, i);
  for (const auto& [name, curve] : curves) {
    std::vector<double> series;
    std::vector<std::size_t> places;
    for (const auto& [age, row] : curve) {
      if (age >= kOldAge) break;
      series.push_back(rows[row].*value);
      places.push_back(row);
    }
    const std::string column = table == "population" ? "persons" : "births_per_woman_year";
    for (const Gap& gap : gaps(series, least)) add_gap(draft.cell(table, places[gap.at], column), gap, draft);
  }
}

using Cohort = std::tuple<std::string, Sex, int>;

/// Leaving takes no more than are there; who asks for more has mistaken a sign, a unit or a place.
void note_outflows(Draft& draft) {
  const PopulationSettings& settings = draft.data.population_settings;
  std::map<Cohort, double> people;
  std::map<std::string, double> residents;
  for (const PopulationRow& row : draft.data.population) {
    const int groups = row.age < settings.open_age ? std::max(1, settings.table_age_width / settings.age_width) : 1;
    for (int group = 0; group < groups; ++group)
      people[{row.area, row.sex, row.age + group * settings.age_width}] += row.persons / groups;
    residents[row.area] += row.persons;
  }
  const auto cut = [&](Problem where, double leaving, double there, const Bilingual& who) {
    draft.warnings.add(
        std::move(where), shortest(leaving),
        {fmt::format("more leave than the {} who live there {}: the rest is cut", shortest(there), who.en),
         fmt::format("迁出多于当地{}的 {} 人，超出部分不计", who.zh, shortest(there))},
        {"see sign, unit and area", "请核对正负号、单位与片区"});
  };
  const auto& flows = draft.data.external_migration;
  for (std::size_t i = 0; i < flows.size(); ++i) {
    if (!draft.sound("external_migration", i) || flows[i].net_persons >= 0.0) continue;
    const int years = flows[i].year.value_or(draft.data.base_year + settings.age_width) - draft.data.base_year;
    const int age = flows[i].age >= settings.open_age ? flows[i].age : flows[i].age - (flows[i].year ? years : 0);
    const auto found = people.find({flows[i].area, flows[i].sex, age});
    if (years <= 0 || found == people.end() || -flows[i].net_persons <= found->second) continue;
    cut(draft.cell("external_migration", i, "net_persons"), flows[i].net_persons, found->second,
        {"at the base year", "基年同一批"});
  }
  const auto& moves = draft.data.relocations;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    const auto found = residents.find(moves[i].origin);
    if (draft.sound("relocations", i) && found != residents.end() && moves[i].persons > found->second)
      cut(draft.cell("relocations", i, "persons"), moves[i].persons, found->second, {"at the base year", "基年"});
  }
}

/// What a parameter is without the path that stands there: what the case itself says under a scenario's path, else the
/// catalogue's default.
double without_path(const Field<Parameters>& field, const std::string& pointer, const Draft& draft) {
  const std::optional<double> in_case = draft.settings.number_in_case(pointer);
  return in_case ? *in_case : std::get<Path>(field.get(Parameters{})).at(draft.data.base_year);
}

/// A path is constant before its first year: one that begins years ahead, with another value, acts from the start.
void note_paths(Draft& draft) {
  const int base = draft.data.base_year;
  for (const Field<Parameters>& field : parameter_fields()) {
    if (field.kind != Kind::path) continue;
    const Path path = std::get<Path>(field.get(draft.data.parameters));
    const auto [first, value] = path.points.front();
    const std::string pointer = "/parameters/" + parameter_path(field);
    if (first <= base + 1) continue;
    const double before = without_path(field, pointer, draft);
    if (value == before) continue;
    std::string written = fmt::format("{{\"{}\": {}, \"{}\": {}", base, shortest(before), first - 1, shortest(before));
    for (const auto& [year, number] : path.points) written += fmt::format(", \"{}\": {}", year, shortest(number));
    draft.warnings.add(draft.settings.at(pointer), shortest(value),
                       {fmt::format("the path starts in {}, after base_year {}, and holds from the start", first, base),
                        fmt::format("路径自 {} 年起，晚于基年 {}，此前各年也取首年之值", first, base)},
                       {fmt::format("if it is to begin then, write {}}}", written),
                        fmt::format("若自该年才变化，请写 {}}}", written)});
  }
}

}  // namespace

void note_context(Draft& draft) {
  note_rolls(draft);
  note_curves(
      "population", draft.data.population, [](const PopulationRow& row) { return std::tuple(row.area, row.sex); },
      &PopulationRow::persons, kOutOfReachOfChance, draft);
  note_curves(
      "fertility", draft.data.fertility, [](const FertilityRow& row) { return std::tuple(row.area, row.year); },
      &FertilityRow::births_per_woman_year, 0.01, draft);
  note_outflows(draft);
  note_paths(draft);
}

}  // namespace xuewei
