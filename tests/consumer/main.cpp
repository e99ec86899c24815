// With a tenth fewer births and classes of 40 where there were 45: is there a place for every child?
//   consumer CASE_DIRECTORY
#include <fmt/format.h>

#include "engine/run/run.hpp"
#include "io/case/files/directory.hpp"
#include "io/description/describe.hpp"
#include "io/description/variable_values.hpp"

using namespace xuewei;

int main(int count, char** arguments) try {
  LoadedCase loaded = read_case(Directory(count > 1 ? arguments[1] : "."));
  loaded.data.parameters.fertility_multiplier = 0.9;
  loaded.data.parameters.class_size_multiplier = Path({{2022, 1.0}, {2025, 40.0 / 45.0}});
  const Model model = compile(loaded.data);

  ScenarioResults results = describe_scenario(loaded, model);
  add_expected(loaded, model, run_expected(model), results);
  add_replicates(run_ensemble(model, results.expected, {.seed = 1, .last_replicate = 100}), results);

  const VariableValues balance(results, "places_balance");
  fmt::print("{} / {}\n", balance.variable().long_name, balance.variable().long_name_zh);
  const std::size_t last_year = balance.axes()[0].size() - 1, whole = 0, stages = balance.axes()[2].size();
  for (std::size_t stage = 0; stage < stages; ++stage) {
    const std::size_t place = balance.index_of({last_year, whole, stage});
    for (const Language language : {Language::english, Language::chinese})
      fmt::print("{} {} {}: ", balance.label(place, 0, language), balance.label(place, 1, language),
                 balance.label(place, 2, language));
    fmt::print("{:.0f} expected, {:.0f} to {:.0f} in 8 of 10 replicates\n", balance.expected()[place],
               balance.statistic("p10", place), balance.statistic("p90", place));
  }
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 2;
}
