// Fertility, mortality and moves: coverage of areas and ages, and values that fit the declared measure.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

/// Rows of one curve over age, in order of age, with the position of each in its table.
using Curve = std::map<int, std::size_t>;

void add_gap(Draft& draft, std::string_view table, std::size_t row, const std::string& curve, int missing,
             Bilingual rule) {
  draft.problems.add(
      draft.cell(table, row, "age"), "",
      {fmt::format("{}: age {} is missing", curve, missing), fmt::format("{}：缺少 {} 岁", curve, missing)},
      std::move(rule));
}

/// Every leaf area finds rows at itself or above.
void check_inheritance(std::string_view table, const std::set<std::string>& with_rows, const AreaTree& tree,
                       Draft& draft) {
  if (!draft.sound("areas") || !draft.sound(table)) return;
  for (const std::size_t leaf : tree.leaves()) {
    const auto line = tree.upwards(leaf);
    if (std::ranges::any_of(line, [&](std::size_t area) { return with_rows.contains(draft.data.areas[area].code); }))
      continue;
    draft.problems.add(
        draft.whole(table), "",
        {fmt::format("area {} has no {} of its own or from an area above it", draft.data.areas[leaf].code, table),
         fmt::format("片区 {} 及其上级都没有 {} 数据", draft.data.areas[leaf].code, table)},
        {"give rows for the area, or for its county or prefecture", "请为该片区或其旗县区、盟市提供数据"});
  }
}

/// Fertility: an unbroken run of age groups; ages outside it bear no children.
void check_fertility(const AreaTree& tree, Draft& draft) {
  const auto& rows = draft.data.fertility;
  const PopulationSettings& settings = draft.data.population_settings;
  const int width = settings.fertility_age_width > 0 ? settings.fertility_age_width : settings.age_width;
  std::map<std::pair<std::string, int>, Curve> curves;
  std::set<std::string> areas;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    curves[{rows[i].area, rows[i].year}].emplace(rows[i].age, i);
    areas.insert(rows[i].area);
    if (rows[i].age % width != 0)
      draft.problems.add(draft.cell("fertility", i, "age"), std::to_string(rows[i].age),
                         {fmt::format("must be the first age of a group of {} years", width),
                          fmt::format("必须是 {} 岁组的起始年龄", width)});
  }
  check_inheritance("fertility", areas, tree, draft);
  if (!draft.sound("fertility")) return;
  for (const auto& [key, curve] : curves)
    for (auto at = curve.begin(), next = std::next(at); next != curve.end(); ++at, ++next)
      if (next->first - at->first > width)
        add_gap(draft, "fertility", next->second, fmt::format("area {}, {}", key.first, key.second), at->first + width,
                {"ages from the first to the last given follow each other; write 0 for an age without births",
                 "首末年龄之间须连续；无生育的年龄写 0"});
}

using MortalityKey = std::tuple<std::string, int, Sex>;

/// Where an abridged or single-year table may step from one age to the next: by the same width throughout, or 0, 1, 5.
void check_mortality_ages(const MortalityKey& key, const Curve& curve, Draft& draft) {
  const PopulationSettings& settings = draft.data.population_settings;
  const auto& [area, year, sex] = key;
  const std::string name = fmt::format("area {}, {}, {}", area, year, sex == Sex::male ? "male" : "female");
  const bool by_group = settings.mortality_measure == MortalityMeasure::survival;
  if (curve.begin()->first != 0) {
    add_gap(draft, "mortality", curve.begin()->second, name, 0,
            {"a mortality table begins at age 0", "死亡表须从 0 岁开始"});
    return;
  }
  std::map<int, int> steps;
  for (auto at = curve.begin(), next = std::next(at); next != curve.end(); ++at, ++next)
    ++steps[next->first - at->first];
  const auto usual = std::ranges::max_element(steps, {}, [](const auto& step) { return step.second; });
  const int width = by_group || steps.empty() ? settings.age_width : usual->first;
  for (auto at = curve.begin(), next = std::next(at); next != curve.end(); ++at, ++next) {
    const bool abridged = !by_group && width == 5 && (at->first == 0 || at->first == 1) && next->first <= 5;
    if (next->first - at->first > width && !abridged)
      add_gap(draft, "mortality", next->second, name, at->first + width,
              {fmt::format("ages follow each other every {} years, the last row open", width),
               fmt::format("年龄须每隔 {} 岁连续，末行为开放组", width)});
  }
  const bool must_reach = by_group || settings.mortality_measure == MortalityMeasure::Lx;
  if (must_reach && curve.rbegin()->first < settings.open_age)
    add_gap(draft, "mortality", curve.rbegin()->second, name, settings.open_age,
            {fmt::format("this measure needs a last row at open_age, {}", settings.open_age),
             fmt::format("此口径末行须为开放组起始年龄 {}", settings.open_age)});
}

void check_mortality(const AreaTree& tree, Draft& draft) {
  const auto& rows = draft.data.mortality;
  const MortalityMeasure measure = draft.data.population_settings.mortality_measure;
  const bool probability = measure == MortalityMeasure::qx || measure == MortalityMeasure::survival;
  const double most = probability ? 1.0 : measure == MortalityMeasure::mx ? 5.0 : 1e9;
  std::map<MortalityKey, Curve> curves;
  std::map<Sex, std::set<std::string>> areas;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    curves[{rows[i].area, rows[i].year, rows[i].sex}].emplace(rows[i].age, i);
    areas[rows[i].sex].insert(rows[i].area);
    if (rows[i].value > most)
      draft.problems.add(draft.cell("mortality", i, "value"), shortest(rows[i].value),
                         {fmt::format("must lie in [0, {}]", most), fmt::format("必须在 [0, {}] 之内", most)},
                         {"see population_settings/mortality_measure: a share, not per thousand",
                          "见 mortality_measure：写比例，不写千分数"});
  }
  for (const Sex sex : {Sex::male, Sex::female}) check_inheritance("mortality", areas[sex], tree, draft);
  if (!draft.sound("mortality")) return;
  for (const auto& [key, curve] : curves) check_mortality_ages(key, curve, draft);
}

void check_moves(Draft& draft) {
  for (std::size_t i = 0; i < draft.data.moves.size(); ++i)
    if (draft.data.moves[i].origin == draft.data.moves[i].destination)
      draft.problems.add(draft.cell("moves", i, "destination"), draft.data.moves[i].destination,
                         {"must differ from the origin", "不得与迁出地相同"},
                         {"a move inside an area is not a move", "片区内部的搬迁不计"});
  for (std::size_t i = 0; i < draft.data.relocations.size(); ++i)
    if (draft.data.relocations[i].origin == draft.data.relocations[i].destination)
      draft.problems.add(draft.cell("relocations", i, "destination"), draft.data.relocations[i].destination,
                         {"must differ from the origin", "不得与迁出地相同"},
                         {"a move inside an area is not a move", "片区内部的搬迁不计"});
  if (!draft.sound("move_profiles")) return;
  const PopulationSettings& settings = draft.data.population_settings;
  std::map<std::pair<std::string, Sex>, Curve> curves;
  const auto& rows = draft.data.move_profiles;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const Sex sex : {Sex::male, Sex::female}) curves[{rows[i].profile, sex}];
    curves[{rows[i].profile, rows[i].sex}].emplace(rows[i].age, i);
  }
  for (const auto& [key, curve] : curves)
    for (int age = 0; age <= settings.open_age; age += settings.age_width)
      if (!curve.contains(age)) {
        Problem where = draft.whole("move_profiles");
        where.column = "age";
        draft.problems.add(std::move(where), "",
                           {fmt::format("profile {}, {}: age {} is missing", key.first, name_of(key.second), age),
                            fmt::format("模式 {}，{}：缺少 {} 岁", key.first, word_of(key.second).zh, age)},
                           {fmt::format("both sexes, every age from 0 to open_age, {}", settings.open_age),
                            fmt::format("男女各年龄 0 至 {} 都要有", settings.open_age)});
        break;
      }
}

}  // namespace

void validate_rates(Draft& draft, const Lookups& lookups) {
  check_fertility(lookups.areas, draft);
  check_mortality(lookups.areas, draft);
  check_moves(draft);
}

}  // namespace xuewei
