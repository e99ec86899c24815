#include "io/case/catalogue/catalogue.hpp"

namespace xuewei {

const Tables& tables() {
  static const Tables all{areas_table(),           zones_table(),
                          population_table(),      fertility_table(),
                          mortality_table(),       moves_table(),
                          move_profiles_table(),   external_migration_table(),
                          relocations_table(),     observed_births_table(),
                          schools_table(),         catchments_table(),
                          feeders_table(),         regrades_table(),
                          teachers_table(),        recruitment_table(),
                          channels_table(),        attrition_table(),
                          establishment_table(),   staffing_supplements_table(),
                          subjects_table(),        redeployment_table(),
                          replacement_table(),     programmes_table(),
                          ceilings_table(),        projects_table(),
                          network_changes_table(), rules_table(),
                          grants_table(),          pay_table(),
                          funding_shares_table(),  budgets_table(),
                          school_totals_table()};
  return all;
}

std::string parameter_path(const Field<Parameters>& parameter) {
  return std::string(parameter.spec.group) + "/" + std::string(parameter.spec.name);
}

}  // namespace xuewei
