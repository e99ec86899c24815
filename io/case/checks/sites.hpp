// The rows of the table schools by school and stage, for checks of tables that name sites.
#pragma once

#include <string>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/case/code_index.hpp"
#include "io/case/reading/draft.hpp"

namespace xuewei {

class Sites {
 public:
  explicit Sites(const Draft& draft);

  /// nullptr if there is no such row.
  const SchoolRow* find(const std::string& school_code, const std::string& stage) const;

  /// The same; a problem at `stage_cell` if the school exists without this stage. Unknown schools and stages are
  /// reported with the other references.
  const SchoolRow* check(const std::string& school_code, const std::string& stage, const Problem& stage_cell,
                         Draft& draft) const;

 private:
  const std::vector<SchoolRow>& rows_;
  CodeIndex sites_, schools_;
};

/// nullptr if there is none.
const StageRow* find_stage(const Case& data, const std::string& id);

}  // namespace xuewei
