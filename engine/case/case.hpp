// A case: what is known and assumed about one place, as typed tables a person can still read.
//
// `io` fills a Case from a directory and has checked it; `compile` turns it into the dense Model. Beside the tables stand
// only the few definitions that several readers of a row share. Units stand in the names; every row that is not a published figure says so in `basis`.
// Table by table description: docs/formats/case.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace xuewei {

/// How a row came about: printed in a document, estimated from printed figures by a documented method, or made up
/// by a documented generator so that it sums to printed figures.
enum class Basis { published, estimated, synthetic };

enum class Sex { male, female };
enum class AreaLevel { region, prefecture, county, area };
/// 城区 / 镇区 / 乡村.
enum class Residence { urban, town, rural };

/// A value that may change by year: linear between the years given, constant before the first and after the last.
struct Path {
  std::vector<std::pair<int, double>> points;  ///< (year, value), years strictly increasing, at least one

  Path(double constant = 0.0) : points{{0, constant}} {}
  explicit Path(std::vector<std::pair<int, double>> by_year) : points(std::move(by_year)) {}
  double at(int year) const;
};

/// One planning area. Leaves (areas without children) carry population; all others are sums of their children.
struct AreaRow {
  std::string code;
  std::string name;
  std::string name_en;
  std::string parent;  ///< code of the parent, empty at the top
  AreaLevel level = AreaLevel::area;
  std::optional<Residence> residence;  ///< set on every leaf, empty elsewhere
  Basis basis = Basis::published;
};

/// Where children live for placement: a township-size point inside a leaf area.
struct ZoneRow {
  std::string code;
  std::string name;
  std::string area;      ///< code of a leaf area
  std::string township;  ///< township code, may be empty
  double longitude_deg = 0.0;
  double latitude_deg = 0.0;
  double child_share = 0.0;  ///< share of the area's children; sums to 1 over an area's zones
  double radius_km = 0.0;    ///< mean distance from home to the zone's own centre
  Basis basis = Basis::published;
};

struct PopulationRow {
  std::string area;  ///< leaf area
  Sex sex = Sex::male;
  int age = 0;  ///< first age of the group (groups of `PopulationSettings::table_age_width` years)
  double persons = 0.0;
  Basis basis = Basis::published;
};

/// Age-specific fertility: births a woman a year. Applies to the area and all below it; the closest ancestor wins.
struct FertilityRow {
  std::string area;
  int year = 0;  ///< linear between years given, constant outside
  int age = 0;
  double births_per_woman_year = 0.0;
  Basis basis = Basis::published;
};

enum class MortalityMeasure { mx, qx, Lx, survival };

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
};

/// 公办 / 普惠性民办 / 其他民办.
enum class Sector { state, inclusive_private, other_private };

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
  std::vector<double> pupils_by_grade;  ///< one value a grade of the stage
  double staff = 0.0;
  std::string group;
  std::vector<std::string> flags;  ///< teaching_point, boarding, border, protected, planned
  Basis basis = Basis::published;

  std::string site_code() const { return school_code + "/" + stage; }
};

/// 男 60 / 女干部、专业技术岗 55 / 女工人 50: the three statutory retirement tracks.
enum class RetirementTrack { men, women_55, women_50 };

/// Staff in post at 1 September of the base year.
struct TeacherRow {
  std::string county;
  std::string stage;
  RetirementTrack track = RetirementTrack::men;
  int birth_cohort = 0;  ///< c: born from 1 September c to 31 August c + 1
  double staff = 0.0;
  Basis basis = Basis::published;
};

/// Most staff a county may recruit for a stage in one school year.
struct RecruitmentRow {
  std::string county;
  std::string stage;
  double cap_per_year = 0.0;
  Basis basis = Basis::published;
};

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

enum class ProjectKind { new_site, extension, renewal, equipment };

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
  int money_from_year = 0;  ///< spent evenly over these fiscal years, the remainder in the last
  int money_to_year = 0;
  int opening_year = 0;  ///< planned: open on 1 September of this year
  Basis basis = Basis::published;
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

/// One education stage: consecutive absolute grades (-2..0 are kindergarten classes K1..K3, 1..12 the school grades).
struct StageRow {
  std::string id;  ///< kindergarten, primary, junior, senior, vocational, special, ...
  std::string name_zh;
  std::string name_en;
  int first_grade = 1;
  int grades = 6;
  bool compulsory = false;
  /// Ages on 31 August of the population the gross enrolment ratio divides by; first_age > last_age: no ratio.
  int first_age = 6;
  int last_age = 11;
  /// How far pupils may be placed: inside their county, or anywhere in the prefecture.
  enum class Catchment { county, prefecture } catchment = Catchment::county;
  /// What feeds the first grade: children by age, children less continuing pupils, leavers of another stage.
  enum class Entry {
    participation,
    birth_cohort,
    junior_from_primary,
    general_senior,
    vocational_senior,
    special
  } entry = Entry::birth_cohort;
  std::vector<double> class_size_norm;  ///< one value a grade
  double class_size_stretch = 55.0;
  double class_size_hard = 65.0;
  double repetition_share = 0.0;  ///< of pupils of a grade, a year
  double dropout_share = 0.0;
  double death_share = 0.0;
  double pupils_per_staff = 19.0;      ///< ratio norm, counts all staff
  double teachers_per_class = 2.0;     ///< class norm, counts teachers
  double non_teaching_share = 0.0;     ///< of staff
  double attrition_share = 0.01;       ///< staff leaving a year otherwise than by retirement
  double travel_scale_km_urban = 2.0;  ///< distance at which a school's pull falls by e, by residence of the zone
  double travel_scale_km_town = 4.0;
  double travel_scale_km_rural = 10.0;

  /// Pupils of a class when its grade fills up: the stretch size where school is compulsory, the norm elsewhere.
  double filling_class_size(std::size_t grade) const {
    return compulsory ? class_size_stretch : class_size_norm[grade];
  }
  /// Classrooms that one pupil in every grade takes: sum over grades of 1 / filling_class_size.
  double classrooms_per_cohort_pupil() const;
};

struct PopulationSettings {
  std::string census_date;  ///< ISO date of the base population, e.g. 2020-11-01; carried to 31 December unshifted
  int age_width = 1;        ///< years in an age group and in a projection step
  int table_age_width = 1;  ///< width of the groups in the population table; 5 is split to single ages
  int open_age = 100;       ///< first age of the open group
  MortalityMeasure mortality_measure = MortalityMeasure::mx;
  enum class MigrationTiming { half_and_half, end } external_timing = MigrationTiming::half_and_half;
  enum class MigrationAge { at_event, cohort } external_age = MigrationAge::at_event;
  double radix = 1.0;  ///< l0 of an Lx table
};

struct Parameters {
  // population
  Path sex_ratio_at_birth = 1.06;                ///< boys a girl
  Path births_january_august_share = 2.0 / 3.0;  ///< w, by birth year
  Path fertility_multiplier = 1.0;
  Path moves_multiplier = 1.0;
  Path external_migration_multiplier = 1.0;
  // enrolment
  Path kindergarten_participation_multiplier = 1.0;
  Path primary_ever_entering_share = 1.0;  ///< by cohort: year of the sixth birthday's intake
  Path primary_entry_at_six_share = 1.0;   ///< of those who ever enter, by cohort as above
  Path primary_to_junior_share = 1.0;
  Path senior_entry_share = 0.95;      ///< of junior graduates, general and vocational together
  Path vocational_intake_share = 0.4;  ///< of senior entrants
  Path special_entry_share = 0.003;    ///< of primary entrants
  Path school_change_share = 0.5;      ///< of pupils whose family moves, those who change school
  // placement
  double detour_factor = 1.3;  ///< road / straight-line distance
  int placement_sweeps = 4;
  // standards
  Path class_size_multiplier = 1.0;  ///< times every class size norm (小班化 below 1)
  // estate
  bool programmes_build = true;  ///< false: no project is built and no programme money is spent
  int programme_slip_years = 0;  ///< added to every project's money and opening years
  // workforce
  bool retirement_reform = true;      ///< 2025 statutory rule; false: 60 / 55 / 50 for ever
  Path recruitment_multiplier = 1.0;  ///< times every recruitment cap
  double replacement_share = 0.5;     ///< of leavers replaced even where staff exceed need
  int recruit_first_age = 22;
  int recruit_last_age = 30;
  double recruit_women_share = 0.7;  ///< of recruits; all on the 55 track
};

/// How one parameter varies between replicates. A multiplier with median 1 on the parameter's path.
struct Uncertainty {
  std::string parameter;  ///< e.g. population/fertility_multiplier
  enum class Form { lognormal, ar1_lognormal } form = Form::lognormal;
  double sd = 0.0;           ///< of the log; for ar1 the stationary standard deviation
  double correlation = 0.0;  ///< ar1: from one year to the next
};

struct Case {
  std::string name;
  std::string title_zh;
  std::string title_en;
  int base_year = 2020;
  int horizon = 2035;
  bool synthetic = false;  ///< any table holds synthetic rows
  PopulationSettings population_settings;
  std::vector<StageRow> stages;
  Parameters parameters;
  std::vector<Uncertainty> uncertainty;

  std::vector<AreaRow> areas;
  std::vector<ZoneRow> zones;
  std::vector<PopulationRow> population;
  std::vector<FertilityRow> fertility;
  std::vector<MortalityRow> mortality;
  std::vector<MoveRow> moves;
  std::vector<MoveProfileRow> move_profiles;
  std::vector<ExternalMigrationRow> external_migration;
  std::vector<RelocationRow> relocations;
  std::vector<ObservedBirthsRow> observed_births;
  std::vector<SchoolRow> schools;
  std::vector<TeacherRow> teachers;
  std::vector<RecruitmentRow> recruitment;
  std::vector<ProgrammeRow> programmes;
  std::vector<ProjectRow> projects;
  std::vector<SchoolTotalsRow> school_totals;
};

}  // namespace xuewei
