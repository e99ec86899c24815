// What the report page shows, as plain numbers: collected from a results file, or made up by a test.
//
// A Field is [year x area x stage], row major, NaN where a value is missing. Persons and places are counts at
// 1 September; flows are those of the school year before; money is in yuan of the plan. Nothing here computes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "io/description/results.hpp"
#include "io/words/words.hpp"

namespace xuewei::report {

struct Area {
  std::string code;
  Bilingual name;
  std::string level;      ///< region, prefecture, county, area, residence
  std::string residence;  ///< urban, town, rural or empty
  int parent = -1;        ///< position among the areas; -1 at the top
};

/// Norms as the case gives them; texts, because the page only repeats them.
struct Stage {
  std::string id;
  Bilingual name;
  std::string class_size_norm;  ///< one number, or one for each grade
  std::string class_size_hard;
  std::string pupils_per_staff;
  std::string teachers_per_class;
  std::string non_teaching_share;
};

struct Programme {
  std::string id;
  Bilingual name;
  std::int64_t money_yuan = 0;
  std::int64_t floor_area_m2 = 0;
  std::int64_t grounds_m2 = 0;
  std::int64_t projects = 0;
  std::string basis;
};

/// 0 no school, 1 blue, 2 green, 3 yellow, 4 orange, 5 red: the codes of `site_warning`.
inline constexpr std::size_t kWarnings = 6;

using Field = std::vector<double>;

/// A site among the worst of a scenario; see collect.cpp for the order.
struct WorstSite {
  std::string code;
  std::string name;
  std::size_t area = 0;  ///< county
  std::size_t stage = 0;
  bool synthetic = false;
  int first_red_year = 0;  ///< 0: never red
  int red_years = 0;
  int first_crowded_year = 0;  ///< orange or red; 0: never
  int crowded_years = 0;
  int worst_year = 0;      ///< year of the largest shortage or, without one, of the highest utilisation
  double enrolment = 0.0;  ///< in the worst year
  double places = 0.0;
  std::vector<int> warnings;  ///< [year]
};

/// Kinds of events the page counts: all but the first, the start of a project.
inline std::span<const Word> event_kinds() { return std::span(words_of<EventKind>()).subspan(1); }
static_assert(static_cast<int>(EventKind::project_started) == 0);

/// An event among those listed.
struct SiteEvent {
  int year = 0;
  std::size_t area = 0;  ///< county
  std::string stage;
  std::string school_name;
  Bilingual text;
};

/// Quantiles over replicates that make the bands around the pupils.
inline constexpr std::array kFanQuantiles = {"p05", "p25", "p75", "p95"};

/// Public money of the whole by fiscal year; a list is empty where the results lack it.
struct Money {
  std::vector<double> by_item;              ///< [item x year] yuan
  std::vector<double> by_level;             ///< [level of government x year] yuan
  std::vector<double> per_pupil;            ///< [year] yuan
  std::vector<double> stage_per_pupil;      ///< [stage x year] yuan
  std::vector<double> gap;                  ///< [year] yuan; empty: no county has a budget
  std::vector<double> fell;                 ///< [year] counties that spent less than the year before
  std::vector<double> per_pupil_fell;       ///< [year] counties that spent less per pupil
  std::vector<double> family_fees;          ///< [year] yuan, no public money; empty: no family pays
  std::vector<double> size_cost_per_pupil;  ///< [first and last year x stage x band] yuan
  std::vector<double> size_pupils;          ///< the same
};

struct Scenario {
  std::string name;
  Bilingual title;
  Bilingual learn;                 ///< what a planner learns from it
  std::vector<Bilingual> changes;  ///< what it changes in the case, one line each
  std::int64_t replicates = 0;

  std::map<std::string, Field> fields;       ///< by variable id; see kFieldIds
  std::map<std::string, Bilingual> lacking;  ///< variable id to what the case would have to give for it
  std::vector<Field> enrolment_fan;          ///< by kFanQuantiles; empty without an ensemble
  std::vector<double> births;                ///< [year x area], NaN in the base year where unknown

  std::vector<double> classes_by_size;  ///< [year x stage x band] of the whole
  std::vector<double> warning_counts;   ///< [year x stage x warning]: sites
  std::vector<double> places_opened;    ///< [year x stage] by projects, of the whole
  std::vector<double> spending_yuan;    ///< [programme x year], fiscal years
  std::vector<double> ceiling_yuan;     ///< the same; NaN: no ceiling
  std::vector<int> planned_openings;    ///< [programme x year] projects, as the case plans them without a slip
  std::vector<int> openings;            ///< [programme x year] projects, as it went
  std::vector<int> event_counts;        ///< [kind x year], by event_kinds
  std::map<std::string, std::vector<int>> refusals;  ///< guard -> [year]
  std::vector<SiteEvent> site_events;                ///< in order of time; project events are not among them
  std::size_t site_events_left_out = 0;
  Money money;
  std::vector<WorstSite> worst_sites;  ///< worst first
  std::size_t sites_ever_red = 0;      ///< of all sites, also those not listed
  std::size_t sites_ever_crowded = 0;  ///< orange or red
};

/// The variables that a page needs by area and stage. A file without one of them loses that part of the page only.
inline constexpr std::array kFieldIds = {"enrolment",     "places",          "places_balance", "places_short",
                                         "unplaced",      "staff",           "teachers",       "retirements",
                                         "attrition",     "recruits",        "staff_required", "teachers_required",
                                         "staff_balance", "teachers_balance"};

struct ReportData {
  Bilingual title;
  std::string case_name;
  int base_year = 0;
  int horizon = 0;
  std::vector<int> years;
  std::vector<Area> areas;  ///< the whole is the first
  std::vector<Stage> stages;
  std::vector<Programme> programmes;
  std::vector<Scenario> scenarios;  ///< the baseline is the first

  bool synthetic = false;
  std::vector<Bilingual> synthetic_notes;  ///< one line for each kind of estimated or synthetic input
  bool census_carried_unshifted = false;
  std::string census_date;

  std::string engine_version;
  std::string source_revision;
  std::string seed;
  std::string random_scheme;
  std::string results_digest;
  std::string identity;  ///< of the first scenario
  std::string time_utc;
  std::vector<Bilingual> uncertainty;  ///< what varies between replicates
  std::vector<InputFile> inputs;

  std::size_t at(std::size_t year, std::size_t area, std::size_t stage) const {
    return (year * areas.size() + area) * stages.size() + stage;
  }
};

}  // namespace xuewei::report
