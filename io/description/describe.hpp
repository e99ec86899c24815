// From a case, its model and its expected run to a Results.
#pragma once

#include "engine/model/model.hpp"
#include "engine/run/run.hpp"
#include "io/case/read_case.hpp"
#include "io/description/results.hpp"

namespace xuewei {

/// Coordinates, table `programmes`, names and identity of one scenario: what is known before the first year is simulated.
/// The identity is known only with a digest, which is wanted where results go to a file.
ScenarioResults describe_scenario(const LoadedCase& loaded, const Model& model, const Digest& digest = {});

/// The expected path and the tables `projects`, `money` and `events` that follow from it, none of which is there without
/// a row.
void add_expected(const LoadedCase& loaded, const Model& model, Expected expected, ScenarioResults& scenario);

/// What a run of replicates found out, after those that the scenario holds already: throws std::invalid_argument if it
/// does not begin where they end.
void add_replicates(EnsembleRun run, ScenarioResults& scenario);

/// The differences between `scenarios` that a run found, after those that the results hold already; as add_replicates.
void add_comparison(const std::vector<std::string>& scenarios, ScenariosRun& run, Results& results);

/// What the scenarios of a run have in common, before any of them: seed, random scheme and the replicates asked for.
Results results_of(const RunPlan& plan);

/// Adds what a case says about all its results: name, inputs, flags. Call it for every scenario.
void add_case(const LoadedCase& loaded, Results& results);

/// Flags a scenario whose expected run had more events than its logs hold: they are missing in the table `events`.
void add_lost_events(const ScenarioResults& scenario, Results& results);

}  // namespace xuewei
