// Schools, who may enter them, and the totals a roster is made from.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/case/values.hpp"

namespace xuewei {

/// 公办 / 普惠性民办 / 其他民办.
enum class Sector { state, inclusive_private, other_private };

/// What a site is called: the school and the stage.
inline std::string site_code(const std::string& school_code, const std::string& stage) {
  return school_code + "/" + stage;
}

/// What a school may be flagged as, by the names that files carry; a case gives any of them but the last.
namespace school_flag {
inline constexpr std::string_view kTeachingPoint = "teaching_point";
inline constexpr std::string_view kBoarding = "boarding";
inline constexpr std::string_view kBorder = "border";        ///< 边境: no rule closes it
inline constexpr std::string_view kProtected = "protected";  ///< 保留: likewise
inline constexpr std::string_view kPlanned = "planned";      ///< no rooms and no pupils yet
inline constexpr std::string_view kPotential = "potential";  ///< set by `with_potential_sites` alone
}  // namespace school_flag

/// One site: a school at one stage. A school with several stages has a row for each, with the same school code.
struct SchoolRow {
  std::string school_code;
  std::string school_name;
  std::string stage;
  std::string area;
  std::string zone;
  Sector sector = Sector::state;
  double longitude_deg = 0.0;
  double latitude_deg = 0.0;
  double classrooms = 0.0;
  double floor_area_m2 = 0.0;
  double grounds_m2 = 0.0;
  double beds = 0.0;
  std::vector<double> pupils_by_grade;  ///< one value for each grade of the stage
  double staff = 0.0;
  std::string group;
  std::vector<std::string> flags;  ///< of school_flag
  Basis basis = Basis::published;
  double potential_classrooms = 0.0;  ///< set by `with_potential_sites` alone: rooms a rule would open the site with

  std::string site_code() const { return xuewei::site_code(school_code, stage); }
  bool has_flag(std::string_view flag) const { return std::ranges::find(flags, flag) != flags.end(); }

  /// Somebody is taught in some grade in the base year.
  bool is_attended() const {
    return std::ranges::any_of(pupils_by_grade, [](double pupils) { return pupils > 0.0; });
  }
  /// Nobody was taught yet and rooms are to come: such a site alone has no base roll to be like, and draws as others do.
  bool is_new() const {
    return !is_attended() && (has_flag(school_flag::kPlanned) || potential_classrooms > 0.0 || classrooms == 0.0);
  }
  /// Rooms that stand, and nobody in them (停办、休校): families do not choose it.
  bool is_suspended() const { return !is_attended() && !is_new(); }
};

/// The zone belongs to the catchment of a site (学区). Used by stages whose intake rule is `strict`.
struct CatchmentRow {
  std::string zone;
  std::string school_code;
  std::string stage;
  Basis basis = Basis::estimated;
};

/// Leavers of one site enter another without choosing (对口直升). Used by stages whose intake rule is `feeder`.
struct FeederRow {
  std::string from_school_code;
  std::string from_stage;
  std::string school_code;
  std::string stage;
  Basis basis = Basis::estimated;
};

/// Totals by leaf area and stage that `synth` turns into a roster of schools.
struct SchoolTotalsRow {
  std::string area;
  std::string stage;
  std::int64_t sites = 0;
  std::int64_t teaching_points = 0;
  std::int64_t pupils = 0;
  std::int64_t staff = 0;
  double state_pupil_share = 1.0;              ///< 公办
  double inclusive_private_pupil_share = 0.0;  ///< 普惠性民办
  double utilisation = 1.0;                    ///< pupils / standard places
  Basis basis = Basis::estimated;
};

}  // namespace xuewei
