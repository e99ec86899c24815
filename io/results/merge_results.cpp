#include "io/results/merge_results.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "io/results/batch.hpp"
#include "io/results/results_error.hpp"
#include "io/results/results_file.hpp"

namespace xuewei {
namespace {

/// The replicates [first, last) of one scenario in one file.
struct Held {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  std::string file;

  std::string text() const { return fmt::format("{} ({}:{})", file, first, last); }
};

class Batch {
 public:
  void add(const std::string& file, Results next) {
    if (held_.empty()) {
      merged_ = std::move(next);
      first_file_ = file;
      std::vector<ScenarioResults> scenarios = std::exchange(merged_.scenarios, {});
      for (ScenarioResults& scenario : scenarios) add(file, std::move(scenario));
      if (!merged_.scenarios.empty()) append(head_differences({merged_, alike(file)}, {merged_, alike(file)}));
      return;
    }
    append(head_differences({merged_, alike(first_file_)}, {next, alike(file)}));
    for (ScenarioResults& scenario : next.scenarios) add(file, std::move(scenario));
    join_comparison(next);
    join_provenance(next);
  }

  Results finish() {
    check_ranges();
    if (!problems_.empty())
      throw MisfitError(joined({"merge: the files cannot be joined", "merge：这些文件不能合并"}, problems_,
                               {"nothing was written", "未写入任何文件"}));
    if (other_comparison_ ||
        (merged_.comparison && merged_.comparison->sums.replicates != merged_.scenarios.front().ensemble->replicates))
      merged_.comparison.reset();
    merged_.first_replicate = merged_.scenarios.front().first_replicate;
    merged_.requested_last_replicate = merged_.scenarios.front().last_replicate;
    return std::move(merged_);
  }

 private:
  void append(const std::vector<Bilingual>& lines) {
    for (const Bilingual& line : lines)
      if (std::ranges::none_of(problems_, [&](const Bilingual& known) { return known.en == line.en; }))
        problems_.push_back(line);
  }

  void add(const std::string& file, ScenarioResults scenario) {
    const std::string name = scenario.name;
    std::vector<Held>& held = held_[name];
    held.push_back({scenario.first_replicate, scenario.last_replicate, file});
    if (scenario.first_replicate == scenario.last_replicate)
      append({{fmt::format("scenario {} holds no replicates in {}, so there is nothing to merge", name, file),
               fmt::format("情景 {} 在 {} 中没有抽样，无可合并", name, file)}});
    const auto known = std::ranges::find(merged_.scenarios, name, &ScenarioResults::name);
    if (known == merged_.scenarios.end()) {
      merged_.scenarios.push_back(std::move(scenario));
      return;
    }
    append(scenario_differences(*known, alike(held.front().file), scenario, alike(file)));
    if (!known->ensemble || !scenario.ensemble)
      append({{fmt::format("scenario {} lacks its exact sums in {} or {}", name, held.front().file, file),
               fmt::format("情景 {} 在 {} 或 {} 中缺少精确和", name, held.front().file, file)}});
    else if (known->identity.known() && scenario.identity.known())
      append(recorded_differences(name, recorded_in(*known->ensemble), alike(held.front().file),
                                  recorded_in(*scenario.ensemble), alike(file)));
    if (!problems_.empty()) return;  // nothing will come of it but the list of all that is wrong
    known->ensemble->merge(*scenario.ensemble);
    known->first_replicate = std::min(known->first_replicate, scenario.first_replicate);
    known->last_replicate = std::max(known->last_replicate, scenario.last_replicate);
  }

  /// Differences of files that compare the same scenarios. They stay only if they cover the whole in the end.
  void join_comparison(Results& next) {
    if (!problems_.empty() || !next.comparison) return;
    if (!merged_.comparison) {
      merged_.comparison = std::move(next.comparison);
      return;
    }
    ComparedScenarios& mine = *merged_.comparison;
    const ComparedScenarios& others = *next.comparison;
    if (mine.scenarios != others.scenarios) {
      other_comparison_ = true;
      return;
    }
    mine.sums.merge(others.sums);
    mine.first_replicate = std::min(mine.first_replicate, others.first_replicate);
    mine.last_replicate = std::max(mine.last_replicate, others.last_replicate);
  }

  void join_provenance(const Results& next) {
    for (const InputFile& input : next.inputs)
      if (std::ranges::find(merged_.inputs, input.path, &InputFile::path) == merged_.inputs.end())
        merged_.inputs.push_back(input);
    for (const std::string& flag : next.flags)
      if (std::ranges::find(merged_.flags, flag) == merged_.flags.end()) merged_.flags.push_back(flag);
    merged_.synthetic_inputs = merged_.synthetic_inputs || next.synthetic_inputs;
    Provenance& made = merged_.provenance;
    for (const auto member : {&Provenance::engine_version, &Provenance::source_revision})
      if ((made.*member).find(next.provenance.*member) == std::string::npos)
        made.*member += ", " + next.provenance.*member;
    made.elapsed_seconds += next.provenance.elapsed_seconds;
  }

  void missing(const std::string& scenario, std::uint64_t first, std::uint64_t last, const Bilingual& where) {
    append({{fmt::format("scenario {} has a gap: replicates {}:{} are missing {}", scenario, first, last, where.en),
             fmt::format("情景 {} 有缺口：{}缺少抽样 {}:{}", scenario, where.zh, first, last)}});
  }

  /// Every scenario covers the range that all of them together reach over.
  void check_ranges() {
    std::uint64_t first = std::numeric_limits<std::uint64_t>::max(), last = 0;
    for (const auto& [name, held] : held_)
      for (const Held& one : held) {
        first = std::min(first, one.first);
        last = std::max(last, one.last);
      }
    for (auto& [name, held] : held_) {
      std::erase_if(held, [](const Held& one) { return one.first == one.last; });
      if (held.empty()) continue;
      std::ranges::sort(held, {}, [](const Held& one) { return std::pair(one.first, one.last); });
      const auto beside = [](const char* en, const char* zh, const Held& one) {
        return Bilingual{fmt::format("{} {}", en, one.text()), fmt::format("{} {}", one.text(), zh)};
      };
      if (held.front().first > first) missing(name, first, held.front().first, beside("before", "之前", held.front()));
      if (held.back().last < last) missing(name, held.back().last, last, beside("after", "之后", held.back()));
      for (std::size_t i = 1; i < held.size(); ++i) {
        const Held &before = held[i - 1], &after = held[i];
        if (after.first > before.last)
          missing(name, before.last, after.first,
                  {fmt::format("between {} and {}", before.text(), after.text()),
                   fmt::format("{} 与 {} 之间", before.text(), after.text())});
        if (after.first < before.last)
          append({{fmt::format("scenario {} overlaps: {} and {} both hold replicates {}:{}", name, before.text(),
                               after.text(), after.first, std::min(before.last, after.last)),
                   fmt::format("情景 {} 有重叠：{} 与 {} 都含抽样 {}:{}", name, before.text(), after.text(),
                               after.first, std::min(before.last, after.last))}});
      }
    }
  }

  Results merged_;
  std::string first_file_;
  std::map<std::string, std::vector<Held>> held_;  ///< by scenario
  std::vector<Bilingual> problems_;
  bool other_comparison_ = false;  ///< files compare different scenarios
};

}  // namespace

Results merge_results(const std::vector<std::string>& files) {
  if (files.empty()) throw ResultsError("merge", {"no files were given", "未给出文件"});
  Batch batch;
  for (const std::string& file : files) batch.add(file, read_results(file));
  return batch.finish();
}

}  // namespace xuewei
