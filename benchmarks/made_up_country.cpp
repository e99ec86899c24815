#include "benchmarks/made_up_country.hpp"

#include <array>
#include <random>
#include <string>
#include <utility>

namespace xuewei {
namespace {

constexpr int kBaseYear = 2020, kOpenAge = 85, kCounties = 12, kZones = 15;  // of a prefecture, of a county

struct StageShape {
  const char* id;
  StageRow::Entry entry;
  StageRow::Catchment catchment;
  int first_grade, grades, sites;  // sites of a county
  double norm, share;              // pupils of a class, and of the children of the age
};

using Entry = StageRow::Entry;
using Catchment = StageRow::Catchment;
constexpr std::array<StageShape, 6> kStages{
    {{"kindergarten", Entry::participation, Catchment::county, -2, 3, 61, 30, 0.85},
     {"primary", Entry::birth_cohort, Catchment::county, 1, 6, 40, 45, 1.0},
     {"junior", Entry::junior_from_primary, Catchment::county, 7, 3, 15, 50, 1.0},
     {"senior", Entry::general_senior, Catchment::prefecture, 10, 3, 5, 50, 0.55},
     {"vocational", Entry::vocational_senior, Catchment::prefecture, 10, 3, 3, 50, 0.4},
     {"special", Entry::special, Catchment::prefecture, 1, 9, 1, 12, 0.003}}};

struct LeafShape {
  const char* suffix;
  Residence residence;
  double share;  // of the county's people
  int zones;
};
constexpr std::array<LeafShape, 3> kLeaves{
    {{"U", Residence::urban, 0.4, 3}, {"T", Residence::town, 0.35, 5}, {"R", Residence::rural, 0.25, 7}}};

class Country {
 public:
  Case make(std::size_t prefectures) {
    case_.name = "country";
    case_.base_year = kBaseYear;
    case_.horizon = 2035;
    case_.synthetic = true;
    case_.population_settings.open_age = kOpenAge;
    case_.population_settings.mortality_measure = MortalityMeasure::qx;
    case_.areas.push_back({"N", "国", "Country", "", AreaLevel::region, {}, Basis::synthetic});
    add_stages();
    add_rates();
    for (std::size_t p = 0; p < prefectures; ++p) add_prefecture("P" + std::to_string(p), p);
    add_rules();
    return std::move(case_);
  }

 private:
  double uniform(double low, double high) {
    return low + (high - low) * static_cast<double>(random_() >> 11) * 0x1p-53;
  }

  void add_stages() {
    for (const StageShape& shape : kStages) {
      StageRow row;
      row.id = row.name_zh = row.name_en = shape.id;
      row.first_grade = shape.first_grade;
      row.grades = shape.grades;
      row.compulsory = shape.first_grade >= 1 && shape.first_grade < 10;
      row.entry = shape.entry;
      row.catchment = shape.catchment;
      row.class_size_norm.assign(static_cast<std::size_t>(shape.grades), shape.norm);
      if (shape.entry == Entry::special) row.class_size_stretch = 14, row.class_size_hard = 16;
      row.dropout_share = 0.002;
      row.death_share = 0.0003;
      if (row.compulsory && shape.entry != Entry::special)
        row.travel_limit_minutes.assign(static_cast<std::size_t>(shape.grades), 40.0);
      case_.stages.push_back(row);
    }
    case_.stages[1].intake_rule = StageRow::IntakeRule::strict;
    case_.stages[2].intake_rule = StageRow::IntakeRule::feeder;
    case_.parameters.seat_choice_share = 0.1;
    case_.parameters.migrant_child_share = 0.1;
  }

  void add_rates() {
    for (int age = 18; age <= 45; ++age) case_.fertility.push_back({"N", kBaseYear, age, 0.045, Basis::synthetic});
    for (const Sex sex : {Sex::male, Sex::female})
      for (int age = 0; age <= kOpenAge; ++age) {
        case_.mortality.push_back(
            {"N", kBaseYear, sex, age, age == kOpenAge ? 0.2 : 0.001 + 0.0005 * age, Basis::synthetic});
        case_.move_profiles.push_back({"all", sex, age, age < 40 ? 1.0 : 0.3, Basis::synthetic});
      }
    for (const StageShape& shape : kStages)
      case_.grants.push_back(
          {.item = SpendingItem::public_use, .stage = shape.id, .from_year = 2016, .yuan_per_pupil_year = 1000.0});
  }

  void add_prefecture(const std::string& code, std::size_t number) {
    case_.areas.push_back({code, code, code, "N", AreaLevel::prefecture, {}, Basis::synthetic});
    case_.programmes.push_back({code, code, code, 0, 0, 0, 0, Basis::synthetic});
    for (int year = 2021; year <= 2025; ++year) case_.ceilings.push_back({code, year, 100'000'000, Basis::synthetic});
    const double longitude = 80.0 + 3.0 * static_cast<double>(number % 18),
                 latitude = 24.0 + static_cast<double>(number / 18);
    for (int c = 0; c < kCounties; ++c)
      add_county(code + "C" + std::to_string(c), code, longitude + 0.6 * (c % 4), latitude + 0.3 * (c / 4));
  }

  void add_county(const std::string& code, const std::string& prefecture, double longitude, double latitude) {
    case_.areas.push_back({code, code, code, prefecture, AreaLevel::county, {}, Basis::synthetic});
    const double cohort = uniform(3000.0, 5000.0);  // persons of one age
    std::vector<ZoneRow> zones;
    for (const auto& [suffix, residence, share, zones_of_leaf] : kLeaves) {
      const std::string leaf = code + suffix;
      case_.areas.push_back({leaf, leaf, leaf, code, AreaLevel::area, residence, Basis::synthetic});
      for (int z = 0; z < zones_of_leaf; ++z)
        zones.push_back({leaf + "Z" + std::to_string(z), "居住点", leaf, "", longitude + uniform(-0.25, 0.25),
                         latitude + uniform(-0.12, 0.12), 1.0 / zones_of_leaf, uniform(0.5, 4.0), Basis::synthetic});
      for (const Sex sex : {Sex::male, Sex::female})
        for (int age = 0; age <= kOpenAge; ++age)
          case_.population.push_back({leaf, sex, age, 0.5 * share * cohort * uniform(0.9, 1.1), Basis::synthetic});
    }
    case_.zones.insert(case_.zones.end(), zones.begin(), zones.end());
    case_.moves.push_back({code + "R", code + "T", "all", 0.01, Basis::synthetic});
    case_.moves.push_back({code + "T", code + "U", "all", 0.01, Basis::synthetic});
    for (int year = 2021; year <= 2023; ++year)
      case_.observed_births.push_back({.area = code, .year = year, .births = cohort, .basis = Basis::synthetic});
    for (const int year : {2021, 2025, 2030}) case_.budgets.push_back({code, year, 50'000.0, 0.0, Basis::synthetic});
    for (const StageShape& shape : kStages) {
      add_sites(shape, zones, cohort, prefecture);
      add_staff(shape, code);
    }
  }

  void add_sites(const StageShape& shape, const std::vector<ZoneRow>& zones, double cohort,
                 const std::string& prefecture) {
    for (int i = 0; i < shape.sites; ++i) {
      const ZoneRow& zone = zones[static_cast<std::size_t>(i) % zones.size()];
      SchoolRow row;
      row.school_code = zone.code + "S" + std::to_string(i / kZones);  // sites of a zone share schools
      row.school_name = row.school_code;
      row.stage = shape.id;
      row.area = zone.area;
      row.zone = zone.code;
      row.longitude_deg = zone.longitude_deg + uniform(-0.02, 0.02);
      row.latitude_deg = zone.latitude_deg + uniform(-0.02, 0.02);
      const double pupils = shape.share * cohort * uniform(0.5, 1.5) / shape.sites;  // of a grade
      row.pupils_by_grade.assign(static_cast<std::size_t>(shape.grades), pupils);
      row.classrooms = shape.grades * (1.0 + pupils / shape.norm);
      row.floor_area_m2 = 120.0 * row.classrooms;
      row.beds = shape.first_grade >= 7 ? 50.0 : 0.0;
      row.staff = 2.5 * row.classrooms;
      row.basis = Basis::synthetic;
      if (shape.entry == Entry::birth_cohort && i < kZones)
        case_.catchments.push_back({zone.code, row.school_code, row.stage, Basis::synthetic});
      if (shape.entry == Entry::junior_from_primary)
        case_.feeders.push_back({row.school_code, "primary", row.school_code, row.stage, Basis::synthetic});
      if (i == 0) add_project(row, prefecture);
      case_.schools.push_back(std::move(row));
    }
  }

  void add_project(const SchoolRow& site, const std::string& prefecture) {
    ProjectRow row;
    row.project = "J" + std::to_string(case_.projects.size());
    row.programme = prefecture;
    row.school_code = site.school_code;
    row.stage = site.stage;
    row.kind = ProjectKind::extension;
    row.classrooms_added = 6;
    row.floor_added_m2 = 1000;
    row.money_yuan = 3'000'000;
    row.money_from_year = 2021;
    row.money_to_year = 2022;
    row.opening_year = 2023;
    case_.projects.push_back(row);
  }

  void add_staff(const StageShape& shape, const std::string& county) {
    for (const RetirementTrack track : {RetirementTrack::men, RetirementTrack::women_55})
      for (int cohort = 1962; cohort <= 1998; ++cohort)
        case_.teachers.push_back({county, shape.id, track, cohort, uniform(0.0, 10.0), Basis::synthetic});
    case_.recruitment.push_back({.county = county, .stage = shape.id, .cap_per_year = 50.0, .basis = Basis::synthetic});
    for (const auto& [subject, hours] : {std::pair("languages", 0.6), {"sciences", 0.4}})
      case_.subjects.push_back({county, shape.id, subject, hours, {}, Basis::synthetic});
  }

  void add_rules() {
    using Rule = RuleRow::Rule;
    case_.rules = {{.rule = Rule::merge_small, .stage = "primary", .from_year = 2022, .threshold = 50.0},
                   {.rule = Rule::township_kindergarten, .stage = "kindergarten", .from_year = 2022, .classrooms = 3.0},
                   {.rule = Rule::temporary_classrooms, .stage = "primary", .from_year = 2022, .threshold = 1.1},
                   {.rule = Rule::stage_conversion,
                    .stage = "kindergarten",
                    .to_stage = "primary",
                    .from_year = 2022,
                    .threshold = 0.6}};
  }

  std::mt19937_64 random_{20201101};
  Case case_;
};

}  // namespace

Case make_up_country(std::size_t prefectures) { return Country().make(prefectures); }

}  // namespace xuewei
