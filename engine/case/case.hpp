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
  enum class Counted { resident, registered } counted = Counted::resident;  ///< 常住 / 户籍
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

/// From this year's 1 September a grade is taught in another stage: grade 6 in `junior` makes a 5-4 system.
struct RegradeRow {
  int year = 0;
  int grade = 0;           ///< absolute; the last grade of `from_stage` or the first of it
  std::string from_stage;  ///< neighbours: the grade before or after belongs to `to_stage`
  std::string to_stage;
  Basis basis = Basis::estimated;
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
  std::vector<std::string> flags;  ///< teaching_point, boarding, border, protected, planned, potential
  Basis basis = Basis::published;
  double potential_classrooms = 0.0;  ///< set by `with_potential_sites` alone: rooms a rule would open the site with

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

/// 公开招聘 / 特岗 / 公费师范生 / 银龄返聘: the ways in which staff are recruited.
enum class RecruitmentChannel { open_recruitment, special_post, publicly_funded, silver_age };

/// Most staff a county may recruit for a stage through a channel in one school year. A county and stage without any row
/// has no cap on open recruitment; where it has rows, a channel without one recruits nobody.
struct RecruitmentRow {
  std::string county;
  std::string stage;
  double cap_per_year = 0.0;
  RecruitmentChannel channel = RecruitmentChannel::open_recruitment;
  std::optional<int> from_year;  ///< holds from this school year to the next row's; empty: from the start
  double quota_per_year = 0.0;   ///< taken even where staff exceed need: graduates who were promised a post
  Basis basis = Basis::published;
};

/// How a channel recruits. Open recruitment needs no row: it then takes the ages and women share of the parameters.
struct ChannelRow {
  RecruitmentChannel channel = RecruitmentChannel::open_recruitment;
  int order = 1;                      ///< the lowest is used first
  std::optional<int> first_age;       ///< empty: recruit_first_age
  std::optional<int> last_age;        ///< empty: recruit_last_age
  std::optional<double> women_share;  ///< empty: recruit_women_share
  int service_years = 0;              ///< recruits owe so many years; silver_age: they stay so many years and leave
  double in_service_attrition_share = 0.0;  ///< leaving a year during the term, in place of the stage's attrition
  double leaving_share = 0.0;               ///< of those who serve the term, who leave at its end
  Basis basis = Basis::published;
};

/// Attrition of staff from an age on, up to the next row's age, in place of the stage's attrition_share.
struct AttritionRow {
  std::string stage;
  std::optional<Residence> residence;  ///< of the school; empty: where no row names the residence
  int from_age = 0;                    ///< completed years on 31 August at the end of the school year
  double attrition_share = 0.0;        ///< a year, of those who do not retire
  Basis basis = Basis::published;
};

/// Posts (编制) of a county and stage in the base year. Where some are given, a county and stage without a row has as many
/// as staff / establishment_fill_rate.
struct EstablishmentRow {
  std::string county;
  std::string stage;
  double posts = 0.0;
  Basis basis = Basis::published;
};

/// Staff that every site of some size needs beside the ratio and class norms: a small school's, a psychology teacher's.
struct SupplementRow {
  std::string supplement;  ///< its name
  std::string stage;
  std::optional<Residence> residence;  ///< of the site; empty: any
  double pupils_above = 0.0;           ///< for sites with more pupils than this ...
  std::optional<double> pupils_to;     ///< ... and at most so many; empty: any number
  double staff_per_site = 0.0;
  std::optional<int> from_year;
  std::optional<int> to_year;
  Basis basis = Basis::published;
};

/// A subject (学科) of a stage: its part of the teaching hours, and who teaches it in the base year. Rows that name the
/// county come before those that name none.
struct SubjectRow {
  std::string county;  ///< empty: every county without rows of its own for the stage
  std::string stage;
  std::string subject;
  double hours_share = 0.0;        ///< of the hours taught; those of a stage sum to 1
  std::optional<double> teachers;  ///< counts or shares: only their proportions matter; empty: as hours are taught
  Basis basis = Basis::published;
};

/// Surplus staff of a stage who retrain for another stage of their county.
struct RedeploymentRow {
  std::string from_stage;
  std::string to_stage;
  int from_year = 0;               ///< the first school year in which somebody begins
  double most_share_a_year = 0.0;  ///< of the surplus
  int lag_years = 1;               ///< of retraining
  double success_share = 1.0;      ///< who qualify; the others return
  Basis basis = Basis::estimated;
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
  int money_from_year = 0;  ///< spent evenly over these fiscal years, the remainder in the last
  int money_to_year = 0;
  int opening_year = 0;   ///< planned: open on 1 September of this year
  int priority_band = 1;  ///< 1 is paid first when money is short
  SpendingProfile spending_profile = SpendingProfile::even;
  std::string to_stage;  ///< of a conversion: the stage of the same school that gets the rooms
  int until_year = 0;    ///< of temporary rooms: taken away on 1 September of this year; 0: never
  Basis basis = Basis::published;
};

/// A change of the network that is decided already, carried out on 1 September of `year` unless a guard forbids it.
struct NetworkChangeRow {
  enum class Change { close, merge, convert } change = Change::close;
  std::string school_code;
  std::string stage;
  int year = 0;
  std::string into_school_code;  ///< of a merger: the site that takes pupils and rooms stay empty; of a closure: blank
  std::string into_stage;        ///< of a conversion: the stage of the same school; of a merger: as `stage`
  double classrooms = 0.0;       ///< of a conversion: rooms that change stage
  Basis basis = Basis::estimated;
};

/// What may be decided during the run, every year in [from_year, to_year]; docs/methods/adjustment.md has each rule.
struct RuleRow {
  enum class Rule {
    merge_small,            ///< sites with fewer pupils than `threshold` join the nearest site, smallest first
    close_empty,            ///< sites with at most `threshold` pupils and no intake close
    exit_noncompliant,      ///< sites with less floor a pupil than `threshold` m2 leave in from_year
    special_school,         ///< county of >= `threshold` residents without a site of the stage: `classrooms` are built
    vocational_centre,      ///< the same for vocational centres
    township_kindergarten,  ///< every township with children has a state kindergarten, or `classrooms` are built
    county_senior,          ///< every county has a general senior school, or `classrooms` are built
    need_driven_building,   ///< zones short of places get rooms, most short first, up to `yuan_a_year`
    temporary_classrooms,   ///< sites above `threshold` utilisation get rooms until they fall below it
    stage_conversion,       ///< spare rooms of `stage` below `threshold` utilisation turn over to a short `to_stage`
    shared_rooms,           ///< likewise, but inside one school, and in both directions (附设幼儿班)
    childcare_conversion    ///< spare rooms of `stage` below `threshold` utilisation turn into childcare places
  } rule = Rule::merge_small;
  std::string stage;
  std::string to_stage;  ///< of stage_conversion and shared_rooms
  int from_year = 0;
  int to_year = 9999;
  double threshold = 0.0;
  double most_a_year = 1e9;  ///< changes a county (need_driven_building: the case) may make in a year
  double classrooms = 0.0;   ///< rooms of a new site; places of a childcare room
  double yuan_per_classroom = 0.0;
  double yuan_a_year = 0.0;  ///< ceiling of need_driven_building; 0: none
  int lead_years = 1;        ///< from the decision to the 1 September on which it holds
  bool boarding = false;     ///< merge_small: beyond the travel limit pupils may board where beds are free
  Basis basis = Basis::estimated;
};

/// What public money is spent on, and last the fees of families. `works` and `equipment` come from the projects of the
/// estate, `pay` from staff; all others are so much a pupil, see GrantRow.
enum class SpendingItem {
  pay,             ///< 人员经费
  public_use,      ///< 生均公用经费
  boarding,        ///< 寄宿生公用经费补助: counts boarders
  heating,         ///< 取暖费
  nutrition,       ///< 营养改善计划
  free_last_year,  ///< 学前一年免保育教育费: counts the last grade of the stage
  sector_subsidy,  ///< 普惠性民办园补助 and the like
  bought_places,   ///< 政府购买学位: counts pupils of private schools above the private share
  other,           ///< 其他经费
  works,           ///< 基本建设: projects at a school, rooms of rules
  equipment,       ///< 设备与信息化: projects without a school
  fee              ///< 保教费: charged to families, no public money
};

/// Public money (item fee: money of families) a pupil and year, from a term on until the next row of the same series (item, stage, sector, residence)
/// or the end of `to_year`. Rows of different series add up.
struct GrantRow {
  enum class Term { spring, autumn };  ///< from 1 January / 1 September of from_year
  SpendingItem item = SpendingItem::public_use;
  std::string stage;
  std::optional<Sector> sector;        ///< empty: all
  std::optional<Residence> residence;  ///< of the school's area; empty: all
  int from_year = 0;
  Term term = Term::spring;
  int to_year = 9999;
  double yuan_per_pupil_year = 0.0;
  double least_pupils_per_site = 0.0;  ///< a school with fewer pupils, and some, counts as this many
  Basis basis = Basis::published;
};

/// Cost of one member of staff of a state school in a fiscal year; linear between the years given, constant outside.
struct PayRow {
  std::string stage;
  int year = 0;
  double yuan_per_staff_year = 0.0;
  Basis basis = Basis::published;
};

/// Who bears an item of spending, from a fiscal year on until the next row. Without a row the county bears all.
struct FundingShareRow {
  SpendingItem item = SpendingItem::public_use;
  std::string stage;
  int from_year = 0;
  double central_share = 0.0, region_share = 0.0, prefecture_share = 0.0, county_share = 0.0;
  Basis basis = Basis::published;
};

/// Most a county may spend from its own budget on schools in a fiscal year (中期财政规划), and what it gets on top.
struct BudgetRow {
  std::string county;
  int year = 0;
  double ceiling_ten_thousand_yuan = 0.0;
  double transfers_ten_thousand_yuan = 0.0;  ///< 教育一般性转移支付
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
  double caregivers_per_class = 0.0;   ///< 保育员, staff who are no teachers
  double non_teaching_share = 0.0;     ///< of staff
  double attrition_share = 0.01;       ///< staff leaving a year otherwise than by retirement
  double travel_scale_km_urban = 2.0;  ///< distance at which a school's pull falls by e, by residence of the zone
  double travel_scale_km_town = 4.0;
  double travel_scale_km_rural = 10.0;
  /// One value a grade, or empty: no limit. Door to door, at the speed of the placement parameters.
  std::vector<double> travel_limit_minutes;
  int boarding_first_grade = 4;  ///< absolute grade from which pupils beyond the limit may board
  /// choice: by pull. strict: the catchment's sites first. feeder: leavers follow their feeder link first.
  /// lottery: pull without distance, oversubscribed sites draw lots (in expectation: equal shares).
  enum class IntakeRule { choice, strict, feeder, lottery } intake_rule = IntakeRule::choice;
  double cross_county_share = 1.0;    ///< catchment prefecture: share of a county's seekers who may ask outside it
  double private_intake_share = 1.0;  ///< most of a county's seekers that private sites take in (民办占比)

  /// Pupils of a class when its grade fills up: the stretch size where school is compulsory and may crowd, else the norm.
  double filling_class_size(std::size_t grade, bool may_crowd = true) const {
    return compulsory && may_crowd ? class_size_stretch : class_size_norm[grade];
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
  Path resident_births_per_registered = 1.0;  ///< times observed births that are counted by registration
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
  /// Of a zone's seekers and of a site's intake, what the ways that are asked only for leftovers carry together.
  double least_way_share = 0.001;
  double travel_speed_km_per_hour = 30.0;
  double winter_speed_factor = 1.0;  ///< the limit must hold in winter
  /// stretch_first: crowd the own school to the stretch size before going further away. spread_first: norm first, then
  /// further away, crowded only at the end. norm_only: nobody is placed above the norm.
  enum class Crowding { stretch_first, spread_first, norm_only } crowding = Crowding::stretch_first;
  /// Beyond the travel limit: ride (and are counted), or only with a free bed.
  enum class BeyondLimit { ride, bed_only } beyond_limit = BeyondLimit::ride;
  Path seat_choice_share = 0.0;    ///< of rural seekers, those who choose the county seat whatever the distance
  Path migrant_child_share = 0.0;  ///< of urban seekers, those who queue behind registered children (随迁子女)
  Path bought_places_share = 0.0;  ///< of private places above the cap that government buys (购买学位)
  // standards
  Path class_size_multiplier = 1.0;  ///< times every class size norm (小班化 below 1)
  // indicators: warning levels of a site
  double warning_surplus_below = 0.70;   ///< pupils a place: blue below, green from here
  double warning_yellow_from = 0.95;     ///< pupils a place
  double warning_orange_above = 1.0;     ///< pupils a place
  double warning_red_class_size = 56.0;  ///< mean class
  // estate
  bool programmes_build = true;   ///< false: no project is built and no programme money is spent
  int programme_slip_years = 0;   ///< added to every project's money and opening years
  Path ceiling_multiplier = 1.0;  ///< times every programme's yearly ceiling
  enum class UnspentMoney { carry, lapse } unspent_money = UnspentMoney::carry;
  bool winter_stop = false;                 ///< no work from November to March
  Path construction_cost_multiplier = 1.0;  ///< price growth: times money of the fiscal year
  Path construction_time_multiplier = 1.0;  ///< by planned opening year
  double programme_overlap_share = 0.0;     ///< of new sites' rooms and money counted in two programmes: left out once
  // workforce
  bool retirement_reform = true;        ///< 2025 statutory rule; false: 60 / 55 / 50 for ever
  double early_retirement_share = 0.0;  ///< from 2025, of those reaching an age that rose: retire early, by ...
  int early_retirement_months = 36;     ///< ... so many months at most, never below the old age
  double late_retirement_share = 0.0;   ///< from 2025, of those reaching the age: agree to stay ...
  int late_retirement_months = 36;      ///< ... so many months longer
  Path recruitment_multiplier = 1.0;    ///< times every recruitment cap
  double replacement_share = 0.5;       ///< of leavers replaced even where staff exceed need
  int recruit_first_age = 22;
  int recruit_last_age = 30;
  double recruit_women_share = 0.7;  ///< of recruits; all on the 55 track
  /// Whether the larger of ratio and class need is taken by county and stage, or school by school and summed.
  enum class StaffingNeed { county, school } staffing_need = StaffingNeed::county;
  int staffed_ahead_years = 0;           ///< staff of new rooms are sought so many years before they open
  double establishment_fill_rate = 0.0;  ///< staff / posts in the base; 0: no establishment unless the table has rows
  double establishment_toward_need_share = 0.0;  ///< of the distance from posts to need, closed at a re-count
  int recount_years = 1;                         ///< years between re-counts of posts
  double reserve_post_share = 0.0;               ///< most posts in a reserve, of the posts of its counties
  /// Whether posts that re-counts cut make a reserve of every county or one of all counties of a prefecture.
  enum class ReserveLevel { county, prefecture } reserve_level = ReserveLevel::county;
  int vacancy_years_most = 0;             ///< vacancies older than this are filled above the caps; 0: no such rule
  Path county_posting_share = 0.0;        ///< 县管校聘: how far staff of a county are posted to sites by need
  double eligible_exchange_share = 0.5;   ///< of staff, those long enough in one school to be exchanged
  double exchange_share = 0.1;            ///< of the eligible, exchanged every year where staff are posted
  double backbone_exchange_share = 0.2;   ///< of the exchanged, 骨干
  Path rural_attrition_multiplier = 1.0;  ///< times attrition at 乡村 schools: below 1 they keep more of their staff
  // finance
  Path grants_multiplier = 1.0;       ///< times every grant
  Path pay_multiplier = 1.0;          ///< times pay of the table pay
  Path civil_servant_pay_yuan = 0.0;  ///< a year; 0: no floor for pay
  Path pay_to_civil_servants = 1.0;   ///< teachers' pay is at least so many times it
};

/// How one parameter varies between replicates. A multiplier with median 1 on the parameter's path.
struct Uncertainty {
  std::string parameter;  ///< e.g. population/fertility_multiplier
  enum class Form { lognormal, ar1_lognormal } form = Form::lognormal;
  double sd = 0.0;           ///< of the log; for ar1 the stationary standard deviation
  double correlation = 0.0;  ///< ar1: from one year to the next; construction: between projects of one programme
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
  std::vector<CatchmentRow> catchments;
  std::vector<FeederRow> feeders;
  std::vector<RegradeRow> regrades;
  std::vector<TeacherRow> teachers;
  std::vector<RecruitmentRow> recruitment;
  std::vector<ChannelRow> channels;
  std::vector<AttritionRow> attrition;
  std::vector<EstablishmentRow> establishment;
  std::vector<SupplementRow> staffing_supplements;
  std::vector<SubjectRow> subjects;
  std::vector<RedeploymentRow> redeployment;
  std::vector<ProgrammeRow> programmes;
  std::vector<CeilingRow> ceilings;
  std::vector<ProjectRow> projects;
  std::vector<NetworkChangeRow> network_changes;
  std::vector<RuleRow> rules;
  std::vector<GrantRow> grants;
  std::vector<PayRow> pay;
  std::vector<FundingShareRow> funding_shares;
  std::vector<BudgetRow> budgets;
  std::vector<SchoolTotalsRow> school_totals;
};

}  // namespace xuewei
