// Keys that appear twice, and texts that must name a row elsewhere. Both follow from the catalogue alone.
#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "engine/case/code_index.hpp"
#include "io/case/catalogue/catalogue.hpp"
#include "io/case/checks/validate.hpp"
#include "io/case/reading/nearest.hpp"
#include "io/case/reading/row_list.hpp"

namespace xuewei {
namespace {

void check_unique(const RowList& rows, Draft& draft) {
  const std::string name(rows.name);
  std::unordered_map<std::string, std::size_t> first;
  first.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string key, columns;
    for (std::size_t column = 0; column < rows.columns.size(); ++column) {
      const Spec& spec = rows.columns[column].spec;
      if (!spec.key) continue;
      key += (columns.empty() ? "" : "/") + text_from_value(rows.get(i, column));
      columns += (columns.empty() ? "" : "+") + std::string(spec.name);
    }
    if (!draft.sound(name, i) && std::ranges::any_of(rows.columns, [&](const ExpectedValue& column) {
          return column.spec.key && draft.problems.found_at(draft.cell(name, i, column.spec.name));
        }))
      continue;  // its key could not be read
    const auto [before, inserted] = first.emplace(key, i);
    if (inserted) continue;
    const Problem other = draft.cell(name, before->second, "");
    const std::string place =
        other.row > 0 ? fmt::format("{}:{}", other.file, other.row) : other.file + " " + other.pointer;
    Problem where = draft.cell(name, i, "");
    if (where.pointer.empty()) where.column = columns;
    draft.problems.add(std::move(where), key, {"appears twice", "重复"},
                       {fmt::format("the first is at {}; {} must be unique", place, columns),
                        fmt::format("首次见于 {}；{} 须唯一", place, columns)});
  }
}

/// What a reference may name, with a table that must have been read in full before a name can be called unknown.
struct Known {
  std::vector<std::string> names;
  CodeIndex codes;
  std::string_view table;
  Bilingual what;
};

class References {
 public:
  References(const Draft& draft, const AreaTree& tree) : tree_(tree) {
    const Case& data = draft.data;
    add(Refers::area, "areas", {"area", "区域"}, data.areas, [](const AreaRow& row) { return row.code; });
    add(Refers::zone, "zones", {"zone", "居住点"}, data.zones, [](const ZoneRow& row) { return row.code; });
    add(Refers::stage, "", {"stage", "学段"}, data.stages, [](const StageRow& row) { return row.id; });
    add(Refers::profile, "move_profiles", {"profile", "年龄模式"}, data.move_profiles,
        [](const MoveProfileRow& row) { return row.profile; });
    add(Refers::programme, "programmes", {"programme", "工程"}, data.programmes,
        [](const ProgrammeRow& row) { return row.programme; });
    add(Refers::school, "schools", {"school", "学校"}, data.schools,
        [](const SchoolRow& row) { return row.school_code; });
    known_[Refers::leaf_area] = known_[Refers::area];
    known_[Refers::county] = known_[Refers::area];
    counties_ = std::vector<bool>(data.areas.size());
    for (std::size_t i = 0; i < data.areas.size(); ++i) counties_[i] = data.areas[i].level == AreaLevel::county;
    for (auto& [refers, known] : known_) known.codes = CodeIndex(known.names, std::identity());
  }

  /// Where most names of a table are unknown one of two files is not of this case: one problem, whatever follows from it.
  void find_wrong_tables(Draft& draft) {
    for_each_table([&](const auto& table) { count(RowsOf(table, draft.data.*table.rows), draft); });
    std::map<std::string_view, std::vector<const Misses*>> by_named, by_naming;
    for (const Misses& pair : misses_)
      if (pair.most()) by_named[pair.named].push_back(&pair);
    for (const auto& [named, pairs] : by_named)
      if (pairs.size() > 1 || !draft.given(named))
        report_named(named, pairs, draft);
      else
        by_naming[pairs.front()->naming].push_back(pairs.front());
    for (const auto& [naming, pairs] : by_naming) report_naming(naming, pairs, draft);
  }

  void check(const RowList& rows, Draft& draft) const {
    for (std::size_t column = 0; column < rows.columns.size(); ++column) {
      const Spec& spec = rows.columns[column].spec;
      if (spec.refers == Refers::nothing) continue;
      const Known& known = known_.at(spec.refers);
      if (!draft.sound(known.table) || foreign_.contains(rows.name)) continue;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string name = text_from_value(rows.get(i, column));
        if (!name.empty()) check(name, spec.refers, known, draft.cell(rows.name, i, spec.name), draft);
      }
    }
  }

 private:
  template <class Row, class Name>
  void add(Refers refers, std::string_view table, Bilingual what, const std::vector<Row>& rows, Name name) {
    Known& known = known_[refers];
    known.table = table;
    known.what = std::move(what);
    for (const Row& row : rows) known.names.push_back(name(row));
  }

  void check(const std::string& name, Refers refers, const Known& known, Problem where, Draft& draft) const {
    if (!known.codes.contains(name)) {
      draft.problems.add(
          std::move(where), name,
          {fmt::format("there is no {} with this code", known.what.en), fmt::format("没有此代码的{}", known.what.zh)},
          [&] {
            return did_you_mean(name, known.names,
                                known.table.empty()
                                    ? Bilingual{"stages are listed in case.json", "学段列在 case.json 中"}
                                    : Bilingual{fmt::format("it must be a row of the table {}", known.table),
                                                fmt::format("须为 {} 表中的一行", known.table)});
          });
      return;
    }
    if (refers != Refers::leaf_area && refers != Refers::county) return;
    const std::size_t area = *tree_.find(name);
    if (refers == Refers::leaf_area && !tree_.leaf(area))
      draft.problems.add(std::move(where), name,
                         {"must be a leaf area, one without areas below it", "必须是最末级区域"},
                         {"give the row to one of the areas below it", "请写其下级区域"});
    if (refers == Refers::county && !counties_[area])
      draft.problems.add(std::move(where), name, {"must be an area of level county", "必须是旗县区级区域"},
                         {"see the column level of the table areas", "见 areas 表的 level 列"});
  }

  /// Names of one table in another.
  struct Misses {
    std::string_view naming, named;
    std::size_t names = 0, unknown = 0;
    Problem first;  ///< place of the first unknown one
    std::string value;

    bool most() const { return unknown >= kFewest && 2 * unknown > names; }
  };
  static constexpr std::size_t kFewest = 5;  ///< fewer are slips, each named by itself

  void count(const RowList& rows, const Draft& draft) {
    std::map<std::string_view, Misses> found;
    for (std::size_t column = 0; column < rows.columns.size(); ++column) {
      const Spec& spec = rows.columns[column].spec;
      if (spec.refers == Refers::nothing) continue;
      const Known& known = known_.at(spec.refers);
      if (known.table.empty() || known.table == rows.name || !draft.sound(known.table)) continue;
      Misses& misses = found.try_emplace(known.table, Misses{rows.name, known.table}).first->second;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string name = text_from_value(rows.get(i, column));
        if (name.empty()) continue;
        ++misses.names;
        if (known.codes.contains(name) || misses.unknown++ > 0) continue;
        misses.first = draft.cell(rows.name, i, spec.name);
        misses.value = name;
      }
    }
    for (const auto& [table, misses] : found) misses_.push_back(misses);
  }

  static std::string example(const Misses& misses) {
    const Problem& at = misses.first;
    return fmt::format("{} ({}{})", misses.value, at.file, at.row > 0 ? fmt::format(":{}", at.row) : " " + at.pointer);
  }

  static std::string listed(const std::vector<const Misses*>& pairs, std::string_view Misses::*table) {
    std::string list;
    for (const Misses* pair : pairs) list += fmt::format("{}{}", list.empty() ? "" : ", ", pair->*table);
    return list;
  }

  static std::pair<std::size_t, std::size_t> sums(const std::vector<const Misses*>& pairs) {
    std::size_t unknown = 0, names = 0;
    for (const Misses* pair : pairs) {
      unknown += pair->unknown;
      names += pair->names;
    }
    return {unknown, names};
  }

  /// The table that others name, and which has none of it.
  static void report_named(std::string_view named, const std::vector<const Misses*>& pairs, Draft& draft) {
    const auto [unknown, names] = sums(pairs);
    const std::string naming = listed(pairs, &Misses::naming), first = example(*pairs.front());
    const std::string rest =
        fmt::format("{} of {} codes of it in {} are unknown, the first {}", unknown, names, naming, first);
    const std::string rest_zh =
        fmt::format("{} 中引用的 {} 个代码有 {} 个不存在，首个为 {}", naming, names, unknown, first);
    if (draft.given(named))
      draft.problems.add(
          draft.whole(named), "",
          {"the table is not the one that other tables name: " + rest, "此表与引用它的各表不符：" + rest_zh},
          {"is the file of this case, and of this version of it?", "请核对该文件是否属于本算例、本版本"});
    else
      draft.problems.add(draft.whole(named), "", {"the table is not given: " + rest, "缺少此表：" + rest_zh},
                         {"name its file under tables in case.json", "请在 case.json 的 tables 中给出文件名"});
    draft.distrust(named);
  }

  /// The table that names what none of the others have.
  void report_naming(std::string_view naming, const std::vector<const Misses*>& pairs, Draft& draft) {
    const auto [unknown, names] = sums(pairs);
    const std::string named = listed(pairs, &Misses::named), first = example(*pairs.front());
    draft.problems.add(
        draft.whole(naming), "",
        {fmt::format("the table names what {} do not have: {} of its {} codes are unknown, the first {}", named,
                     unknown, names, first),
         fmt::format("此表引用的代码不在 {} 中：{} 个中有 {} 个不存在，首个为 {}", named, names, unknown, first)},
        {"are both files of this case, and of one version of it?", "请核对这些文件是否属于同一算例、同一版本"});
    foreign_.insert(naming);
    draft.distrust(naming);
  }

  const AreaTree& tree_;
  std::map<Refers, Known> known_;
  std::vector<Misses> misses_;
  std::set<std::string_view> foreign_;  ///< tables that name what others do not have, which has been said
  std::vector<bool> counties_;
};

}  // namespace

void validate_keys_and_references(Draft& draft, const Lookups& lookups) {
  References references(draft, lookups.areas);
  references.find_wrong_tables(draft);
  for_each_table([&](const auto& table) {
    const RowsOf rows(table, draft.data.*table.rows);
    check_unique(rows, draft);
    references.check(rows, draft);
  });
}

}  // namespace xuewei
