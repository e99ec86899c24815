// Keys that appear twice, and texts that must name a row elsewhere. Both follow from the catalogue alone.
#include <algorithm>
#include <functional>
#include <map>
#include <string>
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

  void check(const RowList& rows, Draft& draft) const {
    for (std::size_t column = 0; column < rows.columns.size(); ++column) {
      const Spec& spec = rows.columns[column].spec;
      if (spec.refers == Refers::nothing) continue;
      const Known& known = known_.at(spec.refers);
      if (!draft.sound(known.table)) continue;
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

  const AreaTree& tree_;
  std::map<Refers, Known> known_;
  std::vector<bool> counties_;
};

}  // namespace

void validate_keys_and_references(Draft& draft, const Lookups& lookups) {
  const References references(draft, lookups.areas);
  for_each_table([&](const auto& table) {
    const RowsOf rows(table, draft.data.*table.rows);
    check_unique(rows, draft);
    references.check(rows, draft);
  });
}

}  // namespace xuewei
