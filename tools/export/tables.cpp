#include "tools/export/tables.hpp"

namespace xuewei {

std::vector<TableKind> table_kinds() {
  std::vector<TableKind> kinds;
  for (const auto& list : {area_tables(), site_tables(), record_tables(), finance_tables()})
    kinds.insert(kinds.end(), list.begin(), list.end());
  return kinds;
}

}  // namespace xuewei
