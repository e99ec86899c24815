#include "io/description/describe.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "engine/adjustment/potential_sites.hpp"
#include "engine/random/draw.hpp"
#include "io/description/coordinates.hpp"
#include "io/description/record_column.hpp"
#include "io/description/run_tables.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

RecordTable programmes_table_of(const Case& input) {
  const auto add = [&](const char* name, Label label, auto get) {
    return record_column(input.programmes, "programme", name, label, get);
  };
  using Row = const ProgrammeRow&;
  return {
      "programmes",
      {add("programme", kProgrammeLabel, [](Row row) { return row.programme; }),
       add("name", kProgrammeNameLabel, [](Row row) { return row.name; }),
       add("name_en", kProgrammeNameEnLabel, [](Row row) { return row.name_en; }),
       add("money_yuan", {"yuan", "money of the programme", "总投资"}, [](Row row) { return row.money_yuan; }),
       add("floor_area_m2", {"m2", "floor area of the programme", "校舍建筑面积"},
           [](Row row) { return row.floor_area_m2; }),
       add("grounds_m2", {"m2", "grounds of the programme", "运动场地面积"}, [](Row row) { return row.grounds_m2; }),
       add("project_count", {"1", "number of project schools", "项目学校数"}, [](Row row) { return row.projects; }),
       add("basis", kBasisLabel, [](Row row) { return name_of(row.basis); })}};
}

void add_flag(Results& results, const std::string& flag) {
  if (std::find(results.flags.begin(), results.flags.end(), flag) == results.flags.end()) results.flags.push_back(flag);
}

}  // namespace

ScenarioResults describe_scenario(const LoadedCase& loaded, const Model& model, const Digest& digest) {
  ScenarioResults scenario;
  scenario.name = loaded.scenario_name;
  scenario.title_zh = loaded.scenario_title_zh;
  scenario.title_en = loaded.scenario_title_en;
  scenario.learn_zh = loaded.scenario_learn_zh;
  scenario.learn_en = loaded.scenario_learn_en;
  scenario.case_json = loaded.case_json;
  scenario.scenario_json = loaded.scenario_json;
  scenario.identity = identity_of(loaded.data, digest);
  scenario.coordinates = make_coordinates(model, with_potential_sites(loaded.data));
  if (!loaded.data.programmes.empty()) scenario.tables.push_back(programmes_table_of(loaded.data));
  return scenario;
}

void add_expected(const LoadedCase& loaded, const Model& model, Expected expected, ScenarioResults& scenario) {
  const Case& input = loaded.data;
  if (!input.projects.empty()) scenario.tables.push_back(projects_table_of(input, model, expected));
  if (!input.programmes.empty()) scenario.tables.push_back(money_table(input, model, expected));
  if (!expected.events.empty()) scenario.tables.push_back(events_table(input, model, expected));
  scenario.expected = std::move(expected);
}

void add_replicates(EnsembleRun run, ScenarioResults& scenario) {
  if (!scenario.ensemble) {
    scenario.first_replicate = run.first_replicate;
    scenario.ensemble = std::move(run.ensemble);
  } else if (run.first_replicate == scenario.last_replicate) {
    scenario.ensemble->merge(run.ensemble);
  } else {
    throw std::invalid_argument("scenario " + scenario.name + " holds replicates up to " +
                                std::to_string(scenario.last_replicate) + ", the run begins at " +
                                std::to_string(run.first_replicate));
  }
  scenario.last_replicate = run.last_replicate;
}

void add_comparison(const std::vector<std::string>& scenarios, ScenariosRun& run, Results& results) {
  if (!results.comparison) {
    results.comparison = {scenarios, run.first_replicate, run.last_replicate, std::move(run.comparison.value())};
    return;
  }
  ComparedScenarios& held = *results.comparison;
  if (held.scenarios != scenarios || run.first_replicate != held.last_replicate)
    throw std::invalid_argument("the run compares other scenarios, or does not begin where the results end");
  held.sums.merge(run.comparison.value());
  held.last_replicate = run.last_replicate;
}

Results results_of(const RunPlan& plan) {
  Results results;
  results.random_scheme = kRandomScheme;
  results.seed = plan.seed;
  results.first_replicate = plan.first_replicate;
  results.requested_last_replicate = plan.last_replicate;
  return results;
}

void add_case(const LoadedCase& loaded, Results& results) {
  results.case_name = loaded.data.name;
  results.synthetic_inputs = results.synthetic_inputs || loaded.synthetic;
  for (const InputFile& input : loaded.inputs) {
    const bool known = std::any_of(results.inputs.begin(), results.inputs.end(),
                                   [&](const InputFile& file) { return file.path == input.path; });
    if (!known) results.inputs.push_back(input);
  }
  const std::string& census = loaded.data.population_settings.census_date;
  if (!census.ends_with("-12-31")) add_flag(results, "census_carried_unshifted: " + census);
  if (loaded.synthetic) add_flag(results, "synthetic_inputs");
}

void add_lost_events(const ScenarioResults& scenario, Results& results) {
  if (scenario.expected.lost_events == 0) return;
  add_flag(results, "lost_events: " + scenario.name + " " + std::to_string(scenario.expected.lost_events));
}

}  // namespace xuewei
