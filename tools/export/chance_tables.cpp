// How likely shortage and warnings are: shares of the replicates, from their counts, with the Monte Carlo error of each.
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "io/words/words.hpp"
#include "tools/export/columns.hpp"
#include "tools/export/tables.hpp"

namespace xuewei {
namespace {

/// What the rows of a table are about, in each year: names beside codes.
struct Places {
  std::vector<TableColumn> columns;
  std::size_t count = 0;
  void (*add)(const ScenarioValues& values, std::size_t place, std::vector<Cell>& row);
};

Places areas_by_stage(const ScenarioValues& values) {
  ExportTable table;
  add_area_columns(table);
  add_stage_columns(table);
  return {std::move(table.columns), values.count("area") * values.count("stage"),
          [](const ScenarioValues& of, std::size_t place, std::vector<Cell>& row) {
            add_area(of, place / of.count("stage"), row);
            add_stage(of, place % of.count("stage"), row);
          }};
}

Places schools(const ScenarioValues& values) {
  ExportTable table;
  table.columns = {{"school_code", "School code", "学校标识码", 0, true}, kSchoolColumn};
  add_area_columns(table);
  add_stage_columns(table);
  return {std::move(table.columns), values.count("site"),
          [](const ScenarioValues& of, std::size_t site, std::vector<Cell>& row) {
            row.insert(row.end(), {of.label("school_code", site), of.label("school_name", site)});
            add_area(of, of.position("area", of.label("site_area", site)).value(), row);
            add_stage(of, of.position("stage", of.label("site_stage", site)).value(), row);
          }};
}

/// Counts of a variable that is 0 or 1; none where replicates do not keep it.
Moments counts_of(const ScenarioValues& values, std::string_view variable) {
  return values.results().ensemble ? values.results().ensemble->moments.at(variable_index(variable)) : Moments{};
}

/// From counts of what has happened by a year, counts of that it happens in the year.
Moments happening_first(Moments by_now, std::size_t places) {
  for (std::size_t i = by_now.sum.size(); i-- > places;) by_now.sum[i] -= by_now.sum[i - places];
  return by_now;
}

/// A probability and its error; `stride` counts for each place.
struct Chances {
  std::string id;
  Bilingual what;
  Moments counts;
  std::size_t first = 0, stride = 1;
};

void add_chance(const Moments& counts, std::size_t i, std::vector<Cell>& row) {
  if (counts.sum.empty() || counts.count[i] == 0) {
    row.resize(row.size() + 2);
    return;
  }
  const auto replicates = static_cast<double>(counts.count[i]);
  row.emplace_back(static_cast<double>(counts.sum[i]) / replicates);
  row.push_back(number_cell(std::sqrt(variance_of(counts, i)) / std::sqrt(replicates)));
}

ExportTable table_of(const ScenarioValues& values, Places places, const std::vector<Chances>& all) {
  ExportTable table;
  table.columns = {kYearColumn};
  table.columns.insert(table.columns.end(), places.columns.begin(), places.columns.end());
  for (const Chances& one : all) {
    table.columns.push_back({one.id + "_probability", "Probability: " + one.what.en, one.what.zh + "的概率", 3});
    table.columns.push_back({one.id + "_probability_mcse", "Monte Carlo error of the probability: " + one.what.en,
                             one.what.zh + "的概率的抽样误差", 4});
    if (one.counts.sum.empty())
      table.lacking.push_back(
          {fmt::format("{}_probability is not computed: the file holds no replicates of the scenario that keep it "
                       "(`xuewei run --replicates N`)",
                       one.id),
           fmt::format("{}_probability 未计算：文件中该情景没有记录它的抽样（`xuewei run --replicates N`）", one.id)});
  }
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (std::size_t place = 0; place < places.count; ++place) {
      std::vector<Cell> row = {values.year(step)};
      places.add(values, place, row);
      for (const Chances& one : all)
        add_chance(one.counts, (step * places.count + place) * one.stride + one.first, row);
      table.rows.push_back(std::move(row));
    }
  return table;
}

ExportTable shortage(const ScenarioValues& values, Places places, std::string_view variable) {
  const Chances short_of{std::string(variable), {"shortage of places", "学位不足"}, counts_of(values, variable)};
  return table_of(values, std::move(places), {short_of});
}

ExportTable warnings(const ScenarioValues& values, Places places, std::string_view level, std::string_view red_so_far) {
  const std::vector<Word>& words = warning_levels();
  std::vector<Chances> all;
  for (std::size_t w = 0; w < words.size(); ++w)
    all.push_back({std::string(words[w].name),
                   {std::string(words[w].en), fmt::format("预警等级为“{}”", words[w].zh)},
                   counts_of(values, level),
                   w,
                   words.size()});
  const Moments by_now = counts_of(values, red_so_far);
  all.push_back({"red_so_far", {"red in this year or before", "至当年已出现红色预警"}, by_now});
  all.push_back(
      {"red_first", {"red for the first time", "当年首次出现红色预警"}, happening_first(by_now, places.count)});
  return table_of(values, std::move(places), all);
}

}  // namespace

std::vector<TableKind> chance_tables() {
  return {
      {"shortage_probability",
       {"Probability of shortage by area, stage and year", "分地区分学段分年度学位不足的概率"},
       [](const ScenarioValues& of) { return shortage(of, areas_by_stage(of), "shortage"); }},
      {"warning_probability",
       {"Probability of each warning level by area, stage and year", "分地区分学段分年度各预警等级的概率"},
       [](const ScenarioValues& of) {
         return warnings(of, areas_by_stage(of), "area_warning_level", "area_red_so_far");
       }},
      {"site_shortage_probability",
       {"Probability of shortage by site and year", "分校分年度学位不足的概率"},
       [](const ScenarioValues& of) { return shortage(of, schools(of), "site_shortage"); }},
      {"site_warning_probability",
       {"Probability of each warning level by site and year", "分校分年度各预警等级的概率"},
       [](const ScenarioValues& of) { return warnings(of, schools(of), "site_warning_level", "site_red_so_far"); }}};
}

}  // namespace xuewei
