// Residents, births, deaths and moves.
#pragma once

#include <optional>
#include <string>

#include "engine/case/values.hpp"

namespace xuewei {

enum class MortalityMeasure { mx, qx, Lx, survival };

struct PopulationSettings {
  std::string census_date;  ///< ISO date of the base population, e.g. 2020-11-01; carried to 31 December unshifted
  int age_width = 1;        ///< years in an age group and in a projection step
  /// Width of the groups in the population table; 5 is split to single ages. 0: a row's group reaches to the next row.
  int table_age_width = 1;
  int open_age = 100;  ///< first age of the open group
  MortalityMeasure mortality_measure = MortalityMeasure::mx;
  enum class MigrationTiming { half_and_half, end } external_timing = MigrationTiming::half_and_half;
  enum class MigrationAge { at_event, cohort } external_age = MigrationAge::at_event;
  bool external_bear = true;    ///< women who arrive at the end of a step count for half of its births, as others do
  int fertility_age_width = 0;  ///< width of the groups in the fertility table; 5 is split to single ages; 0: age_width
  /// Births by the mother's age when she bears, or by the age that she reaches in the year.
  enum class FertilityAge { at_birth, reached } fertility_age = FertilityAge::at_birth;
  double radix = 1.0;  ///< l0 of an Lx table
};

struct PopulationRow {
  std::string area;  ///< leaf area
  Sex sex = Sex::male;
  int age = 0;  ///< first age of the group (`PopulationSettings::table_age_width`)
  double persons = 0.0;
  Basis basis = Basis::published;
};

/// Age-specific fertility: births per woman and year. Applies to the area and all below it; the closest ancestor wins.
struct FertilityRow {
  std::string area;
  int year = 0;  ///< linear between years given, constant outside
  int age = 0;
  double births_per_woman_year = 0.0;
  Basis basis = Basis::published;
};

/// Mortality in the measure the case declares. Inheritance by area as in FertilityRow.
struct MortalityRow {
  std::string area;
  int year = 0;
  Sex sex = Sex::male;
  int age = 0;
  double value = 0.0;
  Basis basis = Basis::published;
};

/// Yearly moves between two leaf areas: rate at age x = rate_per_person_year * relative[profile, sex, x].
struct MoveRow {
  std::string origin;
  std::string destination;
  std::string profile;
  double rate_per_person_year = 0.0;
  Basis basis = Basis::published;
};

struct MoveProfileRow {
  std::string profile;
  Sex sex = Sex::male;
  int age = 0;
  double relative = 0.0;
  Basis basis = Basis::published;
};

/// Net migration from outside the case, in persons during one projection step (age width of the kernel).
struct ExternalMigrationRow {
  std::string area;
  std::optional<int> year;  ///< empty: every year
  Sex sex = Sex::male;
  int age = 0;
  double net_persons = 0.0;
  Basis basis = Basis::published;
};

/// A dated event: a block of people of both sexes and all ages moves between two leaf areas in one calendar year.
struct RelocationRow {
  std::string origin;
  std::string destination;
  int year = 0;
  double persons = 0.0;
  Basis basis = Basis::published;
};

/// Calendar-year births that were counted; they replace projected births of the area and year.
struct ObservedBirthsRow {
  std::string area;  ///< any level; shared over the leaves in proportion to projected births
  int year = 0;
  double births = 0.0;
  Basis basis = Basis::published;
  enum class Counted { resident, registered } counted = Counted::resident;  ///< 常住 / 户籍
};

}  // namespace xuewei
