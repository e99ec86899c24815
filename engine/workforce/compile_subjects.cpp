// Subjects of every county and stage: rows that name the county, or, where there are none, those that name none.
#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine/workforce/county_stage.hpp"
#include "engine/workforce/subjects.hpp"

namespace xuewei {
namespace {

using Rows = std::vector<const SubjectRow*>;
using RowsOfStages = std::map<std::pair<std::string, std::string>, Rows>;  ///< by county, empty for all, and stage

const Rows& rows_of(RowsOfStages& rows, const std::string& county, const std::string& stage) {
  const auto own = rows.find({county, stage});
  return own == rows.end() ? rows[{"", stage}] : own->second;
}

}  // namespace

SubjectParams compile_subjects(const Case& input, const Network& network) {
  SubjectParams params;
  RowsOfStages rows_of_stages;
  for (const SubjectRow& row : input.subjects) {
    if (!network.find_stage(row.stage).valid())
      throw std::invalid_argument("workforce: subject `" + row.subject + "`: unknown stage");
    if (std::ranges::find(params.names, row.subject) == params.names.end()) params.names.push_back(row.subject);
    rows_of_stages[{row.county, row.stage}].push_back(&row);
  }
  const std::size_t subjects = params.names.size();
  const std::size_t entries = network.counties.size() * network.stages.size() * subjects;
  params.hours_share.assign(entries, 0.0);
  params.base_share.assign(entries, 0.0);
  for (const County& county : network.counties) {
    const std::string& code = network.nodes[county.node.index()].code;
    for (const Stage& stage : network.stages) {
      const Rows& rows = rows_of(rows_of_stages, code, stage.id);
      double hours = 0.0, teachers = 0.0;
      for (const SubjectRow* row : rows) {
        hours += row->hours_share;
        teachers += row->teachers.value_or(row->hours_share);
      }
      if (!rows.empty() && !(hours > 0.0 && teachers > 0.0))
        throw std::invalid_argument("workforce: the subjects of stage `" + stage.id + "` have no hours or no teachers");
      const std::size_t first = county_stage_of(network, code, stage.id) * subjects;
      for (const SubjectRow* row : rows) {
        const auto s = static_cast<std::size_t>(std::ranges::find(params.names, row->subject) - params.names.begin());
        params.hours_share[first + s] = row->hours_share / hours;
        params.base_share[first + s] = row->teachers.value_or(row->hours_share) / teachers;
      }
    }
  }
  return params;
}

}  // namespace xuewei
