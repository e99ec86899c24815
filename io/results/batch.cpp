#include "io/results/batch.hpp"
#include "io/results/results_file.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

namespace xuewei {
namespace {

/// `what: FIRST in a.h5, SECOND in b.h5`.
Bilingual line(const Bilingual& what, const Bilingual& first, const Bilingual& first_name, const Bilingual& second,
               const Bilingual& second_name) {
  return {fmt::format("{}: {} in {}, {} in {}", what.en, first.en, first_name.en, second.en, second_name.en),
          fmt::format("{}：{} 中为 {}，{} 中为 {}", what.zh, first_name.zh, first.zh, second_name.zh, second.zh)};
}

bool knows_identity(const Results& results) {
  return std::ranges::all_of(results.scenarios, [](const ScenarioResults& one) { return one.identity.known(); });
}

/// Why what a file holds cannot be joined to anything: nobody can tell what it was computed from.
Bilingual without_identity(const Side& side) {
  if (side.results.format_version == "1.0")
    return {fmt::format(
                "{} is of format 1.0 and carries no identity of its scenarios (1.1 does), so it cannot be merged or "
                "continued; run it again",
                side.name.en),
            fmt::format("{} 为 1.0 版格式，未保存各情景的计算依据（1.1 版起保存），不能合并或接续；请重新运行",
                        side.name.zh)};
  return {fmt::format("{} carries no identity of its scenarios, so it cannot be merged or continued; run it again",
                      side.name.en),
          fmt::format("{} 未保存各情景的计算依据，不能合并或接续；请重新运行", side.name.zh)};
}

/// Files of an earlier major version are read, but what their replicates keep has another form.
bool is_earlier(const Side& side) {
  const int major = format_major(side.results.format_version);
  return major > 0 && major < kResultsMajorVersion;
}

Bilingual of_earlier_format(const Side& side) {
  return {
      fmt::format(
          "{} is of format {}, whose replicates keep no probabilities of shortage and warning by area and stage, so it "
          "cannot be merged or continued with format {}.{}; run it again",
          side.name.en, side.results.format_version, kResultsMajorVersion, kResultsMinorVersion),
      fmt::format("{} 为 {} 版格式，抽样中没有分地区分学段的学位不足与预警概率，不能与 {}.{} 版合并或接续；请重新运行",
                  side.name.zh, side.results.format_version, kResultsMajorVersion, kResultsMinorVersion)};
}

}  // namespace

std::vector<Bilingual> head_differences(const Side& first, const Side& second) {
  std::vector<Bilingual> found;
  const auto compare = [&](const Bilingual& what, const auto& one, const auto& other) {
    if (one != other)
      found.push_back(
          line(what, alike(fmt::format("{}", one)), first.name, alike(fmt::format("{}", other)), second.name));
  };
  for (const Side* side : {&first, &second})
    if (!knows_identity(side->results))
      found.push_back(without_identity(*side));
    else if (is_earlier(*side))
      found.push_back(of_earlier_format(*side));
  compare({"the case", "算例"}, first.results.case_name, second.results.case_name);
  compare({"the seed", "随机种子"}, first.results.seed, second.results.seed);
  compare({"the random scheme", "随机数方案"}, first.results.random_scheme, second.results.random_scheme);
  if (knows_identity(first.results) && knows_identity(second.results))
    compare({"the revision of the results", "结果修订号"}, first.results.results_revision,
            second.results.results_revision);
  return found;
}

std::vector<Bilingual> scenario_differences(const ScenarioResults& first, const Bilingual& first_name,
                                            const ScenarioResults& second, const Bilingual& second_name) {
  std::vector<Bilingual> found;
  if (!first.identity.known() || !second.identity.known()) return found;  // said of the file as a whole
  if (first.identity.digest == second.identity.digest) {
    const std::string one = expected_digest(first), other = expected_digest(second);
    if (one != other)
      found.push_back(line({fmt::format("scenario {}, expected path (digest; the inputs agree, so the programs or "
                                        "processors do not)",
                                        first.name),
                            fmt::format("情景 {} 的期望路径（摘要；输入相同，程序或处理器不同）", first.name)},
                           alike(one.substr(0, 12)), first_name, alike(other.substr(0, 12)), second_name));
    return found;
  }
  const std::vector<IdentityDifference> all = differences(first.identity, second.identity);
  for (std::size_t d = 0; d < std::min(all.size(), kNamedDifferences); ++d)
    found.push_back(line({fmt::format("scenario {}, {}", first.name, all[d].place.en),
                          fmt::format("情景 {}，{}", first.name, all[d].place.zh)},
                         all[d].first, first_name, all[d].second, second_name));
  if (all.size() > kNamedDifferences)
    found.push_back({fmt::format("scenario {}: and {} more differences", first.name, all.size() - kNamedDifferences),
                     fmt::format("情景 {}：另有 {} 处不同", first.name, all.size() - kNamedDifferences)});
  return found;
}

std::vector<Bilingual> recorded_differences(const std::string& scenario, const Recorded& first,
                                            const Bilingual& first_name, const Recorded& second,
                                            const Bilingual& second_name) {
  std::vector<Bilingual> found;
  const auto only_in = [&](const Recorded& one, const Bilingual& name, const Recorded& other, const Bilingual& lacks) {
    std::vector<std::string_view> ids;
    for (std::size_t v = 0; v < variables().size(); ++v)
      if (one[v] && !other[v]) ids.push_back(variables()[v].id);
    if (!ids.empty())
      found.push_back(
          {fmt::format("scenario {}: replicates of {} keep {}, those of {} do not", scenario, name.en,
                       fmt::join(ids, ", "), lacks.en),
           fmt::format("情景 {}：{} 的抽样记录了 {}，{} 未记录", scenario, name.zh, fmt::join(ids, "、"), lacks.zh)});
  };
  only_in(first, first_name, second, second_name);
  only_in(second, second_name, first, first_name);
  return found;
}

Bilingual joined(const Bilingual& headline, const std::vector<Bilingual>& lines, const Bilingual& closing) {
  Bilingual text = headline;
  for (const Bilingual& one : lines) {
    text.en += "\n  " + one.en;
    text.zh += "\n  " + one.zh;
  }
  return {text.en + "\n" + closing.en, text.zh + "\n" + closing.zh};
}

}  // namespace xuewei
