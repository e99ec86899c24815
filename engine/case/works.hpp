// Building programmes and their projects.
#pragma once

#include <cstdint>
#include <string>

#include "engine/case/values.hpp"

namespace xuewei {

struct ProgrammeRow {
  std::string programme;
  std::string name;
  std::string name_en;
  std::int64_t money_yuan = 0;  ///< published total; the projects must sum to it exactly
  std::int64_t floor_area_m2 = 0;
  std::int64_t grounds_m2 = 0;
  std::int64_t projects = 0;  ///< published number of project schools
  Basis basis = Basis::published;
};

/// Most money a programme may spend in one fiscal year. A programme without rows has no ceiling; a programme with some
/// must have one for every year from its first to its last money.
struct CeilingRow {
  std::string programme;
  int year = 0;
  std::int64_t money_yuan = 0;
  Basis basis = Basis::published;
};

/// `renewal` rebuilds on the spot; `conversion` turns rooms of a site over to `to_stage` of the same school; `temporary`
/// rooms stand until `until_year`; `beds`, `grounds`, `repair` and `equipment` add no rooms.
enum class ProjectKind { new_site, extension, renewal, conversion, temporary, beds, grounds, repair, equipment };

constexpr bool adds_rooms(ProjectKind kind) {
  switch (kind) {
    using enum ProjectKind;
    case new_site:
    case extension:
    case renewal:
    case conversion:
    case temporary:
      return true;
    case beds:
    case grounds:
    case repair:
    case equipment:
      break;
  }
  return false;
}

/// How a project's money is spread over its fiscal years: weights 1,1,1 / n,..,2,1 / 1,2,..,n.
enum class SpendingProfile { even, front_loaded, back_loaded };

struct ProjectRow {
  std::string project;
  std::string programme;
  std::string school_code;  ///< empty for a project without a site (equipment)
  std::string stage;
  ProjectKind kind = ProjectKind::renewal;
  std::int64_t floor_added_m2 = 0;
  std::int64_t floor_demolished_m2 = 0;
  std::int64_t classrooms_added = 0;  ///< places added = classrooms added x class size norm of the stage
  std::int64_t beds_added = 0;
  std::int64_t grounds_m2 = 0;
  std::int64_t money_yuan = 0;
  int money_from_year = 0;  ///< spent over these fiscal years as spending_profile says
  int money_to_year = 0;
  int opening_year = 0;   ///< planned: open on 1 September of this year
  int priority_band = 1;  ///< 1 is paid first when money is short
  SpendingProfile spending_profile = SpendingProfile::even;
  std::string to_stage;  ///< of a conversion: the stage of the same school that gets the rooms
  int until_year = 0;    ///< of temporary rooms: taken away on 1 September of this year; 0: never
  Basis basis = Basis::published;
};

}  // namespace xuewei
