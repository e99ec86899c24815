// The catalogue of everything a case may say: settings of case.json and scenario files, and the columns of every table.
//
// One description serves reading, range checks, the effective case, scenarios/schema/*.json and the tables of
// docs/formats/case.md; a scenario's identity is taken of it. To add a column: add the member to
// engine/case and one line here; a parameter has a row in engine/case/quantities.hpp besides, with its name and range.
// Then run the io_case test with XUEWEI_UPDATE=1 to rewrite the schemas and the pages.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/case/quantities.hpp"
#include "io/case/catalogue/field.hpp"

namespace xuewei {

/// The head of case.json, without its sections.
const std::vector<Field<Case>>& case_fields();
const std::vector<Field<PopulationSettings>>& population_settings_fields();
const std::vector<Field<StageRow>>& stage_fields();
/// Parameters; `spec.group` says in which section of /parameters each stands.
const std::vector<Field<Parameters>>& parameter_fields();
const std::vector<Field<Uncertainty>>& uncertainty_fields();
const std::vector<Field<LuckFactor>>& luck_factor_fields();
const std::vector<Field<LuckLoading>>& luck_loading_fields();

/// Group and name as `uncertainty` and sweeps write it: population/fertility_multiplier.
std::string parameter_path(const Field<Parameters>& parameter);

/// Range of a field that is a number of the table engine/case/quantities.hpp.
inline Spec within(const Quantity& quantity, Spec spec) {
  spec.least = quantity.least;
  spec.most = quantity.most;
  return spec;
}

/// Whether it may be listed under `uncertainty`.
bool may_vary(const Field<Parameters>& parameter);

/// A section of case.json, for documentation and unknown-key checks.
struct Section {
  std::string_view name;
  std::string_view zh;
  std::string_view doc;
  std::string_view doc_zh;
};
/// The sections of case.json: population_settings, stages, parameters, uncertainty, luck_factors, luck_loadings, tables.
const std::vector<Section>& case_sections();
/// The groups of /parameters.
const std::vector<Section>& parameter_groups();

/// The head of a scenario file, without `case` and `tables`.
struct ScenarioHead {
  std::string name;
  std::string title_zh;
  std::string title_en;
  std::string learn_zh;  ///< what a planner learns from it
  std::string learn_en;
  std::string extends;  ///< name or file of the scenario this one builds on
};
const std::vector<Field<ScenarioHead>>& scenario_fields();

template <class Row>
struct Table {
  std::string_view name;
  std::string_view zh;
  std::string_view doc;
  std::string_view doc_zh;
  std::vector<Row> Case::*rows;
  std::vector<Field<Row>> columns;
  /// False: no number of a run depends on it, so that it is no part of a scenario's identity.
  bool read_by_simulation = true;
};

using Tables =
    std::tuple<Table<AreaRow>, Table<ZoneRow>, Table<PopulationRow>, Table<FertilityRow>, Table<MortalityRow>,
               Table<MoveRow>, Table<MoveProfileRow>, Table<ExternalMigrationRow>, Table<RelocationRow>,
               Table<ObservedBirthsRow>, Table<SchoolRow>, Table<CatchmentRow>, Table<FeederRow>, Table<RegradeRow>,
               Table<TeacherRow>, Table<RecruitmentRow>, Table<ChannelRow>, Table<AttritionRow>,
               Table<EstablishmentRow>, Table<SupplementRow>, Table<SubjectRow>, Table<RedeploymentRow>,
               Table<ReplacementRow>, Table<ProgrammeRow>, Table<CeilingRow>, Table<ProjectRow>,
               Table<NetworkChangeRow>, Table<RuleRow>, Table<GrantRow>, Table<PayRow>, Table<FundingShareRow>,
               Table<BudgetRow>, Table<SchoolTotalsRow>>;
/// Every table, in the order in which they are read, checked and documented.
const Tables& tables();

template <class Visitor>
void for_each_table(Visitor&& visitor) {
  std::apply([&](const auto&... table) { (visitor(table), ...); }, tables());
}

/// Parts of `tables()`, defined beside the columns they describe.
Table<AreaRow> areas_table();
Table<ZoneRow> zones_table();
Table<PopulationRow> population_table();
Table<FertilityRow> fertility_table();
Table<MortalityRow> mortality_table();
Table<MoveRow> moves_table();
Table<MoveProfileRow> move_profiles_table();
Table<ExternalMigrationRow> external_migration_table();
Table<RelocationRow> relocations_table();
Table<ObservedBirthsRow> observed_births_table();
Table<SchoolRow> schools_table();
Table<CatchmentRow> catchments_table();
Table<FeederRow> feeders_table();
Table<RegradeRow> regrades_table();
Table<TeacherRow> teachers_table();
Table<RecruitmentRow> recruitment_table();
Table<ChannelRow> channels_table();
Table<AttritionRow> attrition_table();
Table<EstablishmentRow> establishment_table();
Table<SupplementRow> staffing_supplements_table();
Table<SubjectRow> subjects_table();
Table<RedeploymentRow> redeployment_table();
Table<ReplacementRow> replacement_table();
Table<ProgrammeRow> programmes_table();
Table<CeilingRow> ceilings_table();
Table<ProjectRow> projects_table();
Table<NetworkChangeRow> network_changes_table();
Table<RuleRow> rules_table();
Table<GrantRow> grants_table();
Table<PayRow> pay_table();
Table<FundingShareRow> funding_shares_table();
Table<BudgetRow> budgets_table();
Table<SchoolTotalsRow> school_totals_table();

}  // namespace xuewei
