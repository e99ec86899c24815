// A case: what is known and assumed about one place, as typed tables a person can still read.
//
// `io` fills a Case from files and has checked it; `compile` turns it into the dense Model. Beside the tables stand
// only the few definitions that several readers of a row share. Units stand in the names; every row that is not a
// published figure says so in `basis`. One header a subject; description table by table: docs/formats/case.md.
#pragma once

#include <string>
#include <vector>

#include "engine/case/areas.hpp"
#include "engine/case/finance.hpp"
#include "engine/case/network_changes.hpp"
#include "engine/case/parameters.hpp"
#include "engine/case/population.hpp"
#include "engine/case/rules.hpp"
#include "engine/case/schools.hpp"
#include "engine/case/staff.hpp"
#include "engine/case/stages.hpp"
#include "engine/case/uncertainty.hpp"
#include "engine/case/values.hpp"
#include "engine/case/works.hpp"

namespace xuewei {

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
  std::vector<LuckFactor> luck_factors;
  std::vector<LuckLoading> luck_loadings;

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
  std::vector<ReplacementRow> replacement;
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
