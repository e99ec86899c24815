#include "io/case/checks/sites.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace xuewei {

Sites::Sites(const Draft& draft)
    : rows_(draft.data.schools), sites_(rows_, &SchoolRow::site_code), schools_(rows_, &SchoolRow::school_code) {}

const SchoolRow* Sites::find(const std::string& school_code, const std::string& stage) const {
  const auto found = sites_.find(site_code(school_code, stage));
  return found ? &rows_[*found] : nullptr;
}

const SchoolRow* Sites::check(const std::string& school_code, const std::string& stage, const Problem& stage_cell,
                              Draft& draft) const {
  const SchoolRow* found = find(school_code, stage);
  if (found == nullptr && draft.sound("schools") && schools_.contains(school_code) &&
      find_stage(draft.data, stage) != nullptr)
    draft.problems.add(
        stage_cell, stage,
        {fmt::format("school {} has no such stage", school_code), fmt::format("学校 {} 没有此学段", school_code)},
        {"school_code and stage together must be a row of the table schools",
         "学校标识码与学段须对应 schools 表中的一行"});
  return found;
}

const StageRow* find_stage(const Case& data, const std::string& id) {
  const auto found = std::ranges::find(data.stages, id, &StageRow::id);
  return found == data.stages.end() ? nullptr : &*found;
}

}  // namespace xuewei
