#include "tools/export/tables.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace xuewei {

std::vector<TableKind> table_kinds() {
  std::vector<TableKind> kinds;
  for (const auto& list : {area_tables(), site_tables(), chance_tables(), record_tables(), finance_tables()})
    kinds.insert(kinds.end(), list.begin(), list.end());
  return kinds;
}

std::string table_name_of(const Variable& variable) {
  const std::vector<TableKind> kinds = table_kinds();
  const std::string id(variable.id);
  if (std::ranges::find(kinds, id, &TableKind::name) == kinds.end()) return id;
  return fmt::format("{}_by_{}", id, axis_name(variable.axes.back()));
}

}  // namespace xuewei
