// Closures, mergers and conversions decided already: real sites, in an order that can happen.
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

using Change = NetworkChangeRow::Change;

class Changes {
 public:
  Changes(const Sites& sites, Draft& draft) : draft_(draft), rows_(draft.data.network_changes), sites_(sites) {}

  void check() {
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (draft_.sound("network_changes", i)) check_row(i);
    find_circles();
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (draft_.sound("network_changes", i)) check_order(i);
    warn_projects();
  }

 private:
  Problem at(std::size_t i, const char* column) const { return draft_.cell("network_changes", i, column); }

  static std::string site(const NetworkChangeRow& row) { return site_code(row.school_code, row.stage); }
  static std::string target(const NetworkChangeRow& row) { return site_code(row.into_school_code, row.stage); }

  void must_be_blank(std::size_t i, const char* column, const std::string& value, const char* change) {
    if (value.empty() || value == "0") return;
    draft_.problems.add(
        at(i, column), value,
        {fmt::format("has no meaning with change {}: leave it blank", change), "此类调整不用此列，应留空"},
        {"see docs/formats/case.md, network_changes", "见 docs/formats/case.md 的 network_changes"});
  }

  void check_row(std::size_t i) {
    const NetworkChangeRow& row = rows_[i];
    if (row.year <= draft_.data.base_year)
      draft_.problems.add(at(i, "year"), std::to_string(row.year),
                          {fmt::format("must be later than base_year, {}", draft_.data.base_year),
                           fmt::format("必须晚于基年 {}", draft_.data.base_year)},
                          {"what changed by then is part of the table schools", "此前的调整已计入 schools 表"});
    const SchoolRow* from = sites_.check(row.school_code, row.stage, at(i, "stage"), draft_);
    if (row.change == Change::merge) {
      check_merger(i, from);
    } else if (row.change == Change::convert) {
      check_conversion(i);
    } else {
      must_be_blank(i, "into_school_code", row.into_school_code, "close");
      must_be_blank(i, "into_stage", row.into_stage, "close");
      must_be_blank(i, "classrooms", shortest(row.classrooms), "close");
    }
    if (row.change == Change::convert) return;
    if (const auto [first, inserted] = gone_.emplace(site(row), i); !inserted)
      draft_.problems.add(at(i, "school_code"), site(row),
                          {fmt::format("is closed or merged already in {}", rows_[first->second].year),
                           fmt::format("已于 {} 年撤销或撤并", rows_[first->second].year)},
                          {"a site can leave the network once", "一个校点只能撤销或撤并一次"});
  }

  void check_merger(std::size_t i, const SchoolRow* from) {
    const NetworkChangeRow& row = rows_[i];
    must_be_blank(i, "classrooms", shortest(row.classrooms), "merge");
    if (!row.into_stage.empty() && row.into_stage != row.stage)
      draft_.problems.add(at(i, "into_stage"), row.into_stage,
                          {fmt::format("must be blank or the same stage, {}", row.stage),
                           fmt::format("必须留空或为同一学段 {}", row.stage)},
                          {"pupils stay in their stage", "学生仍在原学段"});
    if (row.into_school_code.empty() || row.into_school_code == row.school_code) {
      draft_.problems.add(at(i, "into_school_code"), row.into_school_code,
                          {"a merger needs another school that takes the pupils", "撤并须写明接收学生的另一所学校"},
                          {"use change close for a site without pupils", "没有学生的校点请用“撤销”"});
      return;
    }
    const SchoolRow* into = sites_.check(row.into_school_code, row.stage, at(i, "into_school_code"), draft_);
    if (from != nullptr && into != nullptr && from->sector == Sector::state && into->sector != Sector::state)
      draft_.problems.add(at(i, "into_school_code"), row.into_school_code,
                          {"is private: public schools cannot become private", "是民办学校：公办学校不得转为民办学校"},
                          {"merge it into a public school", "请并入公办学校"});
  }

  void check_conversion(std::size_t i) {
    const NetworkChangeRow& row = rows_[i];
    must_be_blank(i, "into_school_code", row.into_school_code, "convert");
    if (row.classrooms <= 0.0)
      draft_.problems.add(at(i, "classrooms"), "0", {"must say how many rooms change stage", "须写明改用教室数"});
    if (row.into_stage.empty() || row.into_stage == row.stage)
      draft_.problems.add(at(i, "into_stage"), row.into_stage,
                          {"a conversion needs another stage that gets the rooms", "改用须写明改用到哪个学段"},
                          {"a stage of the same school", "同校的另一学段"});
    else
      sites_.check(row.school_code, row.into_stage, at(i, "into_stage"), draft_);
  }

  const NetworkChangeRow* merger_of(const std::string& site) const {
    const auto found = gone_.find(site);
    return found != gone_.end() && rows_[found->second].change == Change::merge ? &rows_[found->second] : nullptr;
  }

  /// Follows every merger to where its pupils end up; a way that returns to its start is reported once.
  void find_circles() {
    for (const auto& [start, i] : gone_) {
      if (circular_.contains(start)) continue;
      std::vector<std::string> way = {start};
      const NetworkChangeRow* row = merger_of(start);
      while (row != nullptr && target(*row) != start && way.size() <= gone_.size()) {
        way.push_back(target(*row));
        row = merger_of(way.back());
      }
      if (row == nullptr || target(*row) != start) continue;
      if (way.size() == 1) continue;  // into itself: reported with its row
      std::string circle;
      for (const std::string& step : way) circle += step + " -> ";
      circular_.insert(way.begin(), way.end());
      draft_.problems.add(at(i, "into_school_code"), rows_[i].into_school_code,
                          {"mergers go in a circle: " + circle + start, "撤并成环：" + circle + start},
                          {"one of these sites must stay open", "其中一所须保留"});
    }
  }

  /// Year from which a site is gone by 1 September; none if it stays.
  const NetworkChangeRow* gone_by(const std::string& site, int year) const {
    const auto found = gone_.find(site);
    return found != gone_.end() && rows_[found->second].year <= year ? &rows_[found->second] : nullptr;
  }

  void check_order(std::size_t i) {
    const NetworkChangeRow& row = rows_[i];
    if (row.change == Change::merge && !row.into_school_code.empty() && !circular_.contains(site(row)) &&
        target(row) != site(row))
      if (const NetworkChangeRow* closed = gone_by(target(row), row.year))
        draft_.problems.add(at(i, "into_school_code"), row.into_school_code,
                            {fmt::format("is itself closed or merged in {}", closed->year),
                             fmt::format("自身于 {} 年撤销或撤并", closed->year)},
                            {"merge into a site that stays open", "请并入仍开办的校点"});
    if (row.change == Change::convert)
      for (const std::string& part : {site(row), site_code(row.school_code, row.into_stage)})
        if (const NetworkChangeRow* closed = gone_by(part, row.year))
          draft_.problems.add(at(i, "year"), std::to_string(row.year),
                              {fmt::format("{} is closed or merged in {}", part, closed->year),
                               fmt::format("{} 于 {} 年撤销或撤并", part, closed->year)},
                              {"convert earlier, or close later", "请提前改用，或推迟撤销"});
  }

  void warn_projects() {
    const auto& projects = draft_.data.projects;
    for (std::size_t i = 0; i < projects.size(); ++i) {
      if (!draft_.sound("projects", i)) continue;
      const std::string code = site_code(projects[i].school_code, projects[i].stage);
      if (const NetworkChangeRow* closed = gone_by(code, projects[i].opening_year))
        draft_.warnings.add(draft_.cell("projects", i, "opening_year"), std::to_string(projects[i].opening_year),
                            {fmt::format("site {} is closed or merged in {}: nothing will open", code, closed->year),
                             fmt::format("校点 {} 于 {} 年撤销或撤并，项目不会投用", code, closed->year)},
                            {"what was paid by then is lost", "此前已付资金成为沉没成本"});
    }
  }

  Draft& draft_;
  const std::vector<NetworkChangeRow>& rows_;
  const Sites& sites_;
  std::map<std::string, std::size_t> gone_;  ///< site to the row that closes or merges it
  std::set<std::string> circular_;
};

}  // namespace

void validate_network_changes(Draft& draft, const Lookups& lookups) { Changes(lookups.sites, draft).check(); }

}  // namespace xuewei
