#include <algorithm>

#include <fmt/format.h>

#include "io/results/results_file.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/language.hpp"

namespace xuewei {
namespace {

using xuewei::answer;

/// A line `what: value`.
void answer(const Bilingual& what, const Bilingual& value) {
  answer({what.en + ": " + value.en, what.zh + "：" + value.zh});
}

Bilingual range_text(std::uint64_t first, std::uint64_t last) {
  return first == last ? Bilingual{"none", "无"} : alike(fmt::format("{} ({}:{})", last - first, first, last));
}

Bilingual count(std::size_t number) { return alike(std::to_string(number)); }

void print_scenario(const ScenarioResults& scenario) {
  const auto size = [&](std::string_view name) {
    for (const Coordinate& coordinate : scenario.coordinates)
      if (coordinate.name == name) return coordinate.size();
    return std::size_t{0};
  };
  std::size_t held = 0;
  for (const auto& values : scenario.expected.values) held += values.empty() ? 0 : 1;
  const auto& years = scenario.integers("year");
  fmt::print("  {:<28} {} {}\n", scenario.name, scenario.title_zh, scenario.title_en);
  answer({fmt::format("    years {}-{}, areas {}, zones {}, sites {}, variables {}", years.front(), years.back(),
                      size("area"), size("zone"), size("site"), held),
          fmt::format("    年份 {}—{}，地区 {}，居住点 {}，校点 {}，指标 {}", years.front(), years.back(), size("area"),
                      size("zone"), size("site"), held)});
  const Bilingual range = range_text(scenario.first_replicate, scenario.last_replicate);
  Bilingual of;
  if (scenario.ensemble) {
    const auto variables = std::ranges::count(recorded_in(*scenario.ensemble), true);
    of = {fmt::format(", of {} variables", variables), fmt::format("，记录 {} 个指标", variables)};
  }
  answer({fmt::format("    replicates {}{}", range.en, of.en), fmt::format("    抽样 {}{}", range.zh, of.zh)});
  const Bilingual identity = scenario.identity.known() ? alike(scenario.identity.digest)
                                                       : Bilingual{"none, as before format 1.1", "无（格式 1.1 之前）"};
  answer({"    identity " + identity.en, "    情景标识 " + identity.zh});
  if (!scenario.identity.other_digest.empty())
    answer({"    other_tables_digest " + scenario.identity.other_digest,
            "    其他表的摘要 " + scenario.identity.other_digest});
  const std::string digest = expected_digest(scenario);
  answer({"    expected_digest " + digest, "    期望路径的摘要 " + digest});
}

}  // namespace

int info_command(const InfoOptions& options) {
  const Results results = read_results(options.file, Reading::intact);
  const Provenance& made = results.provenance;
  answer(Bilingual{"file", "文件"}, alike(options.file));
  answer(Bilingual{"format", "格式"}, alike(fmt::format("{} {}", kResultsFormat, results.format_version)));
  answer(Bilingual{"case", "算例"}, alike(results.case_name));
  answer(Bilingual{"synthetic_inputs", "合成数据"},
         results.synthetic_inputs ? Bilingual{"yes (含合成数据)", "含"} : Bilingual{"no", "不含"});
  for (const std::string& flag : results.flags) answer(Bilingual{"flag", "标记"}, alike(flag));
  answer(Bilingual{"seed", "随机种子"}, alike(std::to_string(results.seed)));
  answer(Bilingual{"random_scheme", "随机数方案"}, alike(results.random_scheme));
  if (results.results_revision > 0)
    answer(Bilingual{"results_revision", "结果修订号"}, alike(std::to_string(results.results_revision)));
  answer(Bilingual{"replicates", "抽样"}, range_text(results.first_replicate, results.last_replicate()));
  if (!results.complete())
    answer({fmt::format("incomplete: {}:{} was asked for; run again with --resume", results.first_replicate,
                        results.requested_last_replicate),
            fmt::format("未完成：应为 {}:{}；请加 --resume 再次运行", results.first_replicate,
                        results.requested_last_replicate)});
  answer(Bilingual{"scenarios", "情景"}, count(results.scenarios.size()));
  for (const ScenarioResults& scenario : results.scenarios) print_scenario(scenario);
  if (results.comparison) {
    const ComparedScenarios& compared = *results.comparison;
    const Bilingual range = range_text(compared.first_replicate, compared.last_replicate);
    answer({fmt::format("compared: {} scenarios with {}, replicates {}", compared.scenarios.size() - 1,
                        compared.scenarios.front(), range.en),
            fmt::format("已比较：{} 个情景与 {}，抽样 {}", compared.scenarios.size() - 1, compared.scenarios.front(),
                        range.zh)});
  }
  answer(Bilingual{"inputs", "输入文件"}, count(results.inputs.size()));
  for (const InputFile& input : results.inputs) fmt::print("  {}  {}\n", input.sha256, input.path);
  answer({fmt::format("made_by: xuewei {} ({}), {} {}, {} lanes", made.engine_version, made.source_revision,
                      made.compiler, made.build_type, made.lanes),
          fmt::format("程序：xuewei {}（{}），{} {}，{} 道", made.engine_version, made.source_revision, made.compiler,
                      made.build_type, made.lanes)});
  answer({fmt::format("made_on: {} {}, {:.2f} s", made.host, made.time_utc, made.elapsed_seconds),
          fmt::format("运行：{} {}，{:.2f} 秒", made.host, made.time_utc, made.elapsed_seconds)});
  answer(Bilingual{"results_digest", "结果摘要"}, alike(results.results_digest));
  if (!options.verify) return kDone;
  const std::string now = recompute_results_digest(options.file);
  if (now == results.results_digest) {
    answer({"verified: the values are those the digest was taken of", "已核对：数值与摘要相符"});
    return kDone;
  }
  tell(
      {fmt::format("{}: the values now in the file have digest {}; they were changed after the run", options.file, now),
       fmt::format("{}：文件中数值的摘要现为 {}；运行之后被改动过", options.file, now)});
  return kFailed;
}

}  // namespace xuewei
