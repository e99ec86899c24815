#include "tools/xuewei/resume.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "io/results/batch.hpp"
#include "io/results/results_file.hpp"
#include "tools/xuewei/commands.hpp"

namespace xuewei {

namespace {

/// Of what is asked for: what the scenario has values of, since an axis may have no members.
Recorded recorded_by(const ScenarioResults& scenario, Recorded recorded) {
  for (std::size_t v = 0; v < recorded.size(); ++v)
    for (const std::size_t size : scenario.shape(variables()[v])) recorded[v] = recorded[v] && size > 0;
  return recorded;
}

}  // namespace

std::string partial_file(const std::string& output) { return output + ".partial"; }

std::string file_to_resume(const std::string& output) {
  for (const std::string& file : {partial_file(output), output})
    if (std::filesystem::exists(file)) return file;
  return {};
}

void take_over(const std::string& file, const Recorded& recorded, Results& results) {
  Results found = read_results(file);
  const Bilingual in_file = alike(file), now{"this run", "本次运行"};
  std::vector<Bilingual> against = head_differences({found, in_file}, {results, now});
  const auto add = [&](const Bilingual& line) { against.push_back(line); };
  if (found.first_replicate != results.first_replicate)
    add({fmt::format("the first replicate: {} in {}, {} in this run", found.first_replicate, file,
                     results.first_replicate),
         fmt::format("首个抽样：{} 中为 {}，本次运行为 {}", file, found.first_replicate, results.first_replicate)});
  for (const ScenarioResults& old : found.scenarios) {
    const ScenarioResults* scenario = results.scenario(old.name);
    if (!scenario) {
      add({fmt::format("scenario {}: {} holds it, this run does not ask for it", old.name, file),
           fmt::format("情景 {}：{} 中有，本次运行未要求", old.name, file)});
      continue;
    }
    for (const Bilingual& line : scenario_differences(old, in_file, *scenario, now)) add(line);
    if (old.ensemble)
      for (const Bilingual& line :
           recorded_differences(old.name, recorded_in(*old.ensemble), in_file, recorded_by(*scenario, recorded), now))
        add(line);
    if (old.last_replicate > results.requested_last_replicate)
      add({fmt::format("scenario {}: {} already holds replicates up to {}, this run asks for fewer", old.name, file,
                       old.last_replicate),
           fmt::format("情景 {}：{} 已有至 {} 的抽样，本次运行要求更少", old.name, file, old.last_replicate)});
  }
  if (!against.empty())
    throw UsageError(joined({fmt::format("--resume: {} cannot be continued by this run", file),
                             fmt::format("--resume：本次运行不能接续 {}", file)},
                            against,
                            {"give inputs and options of the first run, or leave --resume out to start anew; nothing "
                             "was written",
                             "请用首次运行的输入与选项，或去掉 --resume 重新开始；未写入任何文件"}));
  for (ScenarioResults& old : found.scenarios) {
    const auto scenario = std::ranges::find(results.scenarios, old.name, &ScenarioResults::name);
    scenario->last_replicate = old.last_replicate;
    scenario->ensemble = std::move(old.ensemble);
  }
  results.comparison = std::move(found.comparison);
}

}  // namespace xuewei
