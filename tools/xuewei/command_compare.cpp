#include <fmt/format.h>

#include "io/results/results_file.hpp"
#include "tools/export/comparison_table.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/output.hpp"
#include "tools/xuewei/scenario_of.hpp"
#include "tools/xuewei/table_output.hpp"

namespace xuewei {
namespace {

/// Why the table says what it says, for a person.
std::string footing(const Results& results, const ScenarioResults& a, const ScenarioResults& b, Language language) {
  const bool chinese = language == Language::chinese;
  if (!is_compared(results, a.name, b.name))
    return chinese
               ? "比较的是期望路径：结果文件中没有这两个情景逐次抽样的差；请在同一次运行中给出两个情景和 --replicates\n"
               : "expected paths are compared: the file has no differences between replicates of the two; run both "
                 "together with --replicates\n";
  const ComparedScenarios& compared = *results.comparison;
  const bool with_first = a.name == compared.scenarios.front() || b.name == compared.scenarios.front();
  return fmt::format(
      fmt::runtime(chinese
                       ? "抽样 {}:{}，两个情景用同一组随机数；{}方差节省倍数为独立抽样达到同样精度所需抽样数的倍数\n"
                       : "replicates {}:{}, both with the same luck; {}variance saved: as many times more replicates "
                         "would independent draws need\n"),
      compared.first_replicate, compared.last_replicate,
      with_first ? ""
      : chinese  ? "与首个情景以外的情景只比较最上级地区；"
                 : "topmost areas only, as neither is the first scenario; ");
}

ExportTable table_of(const Results& results, const ScenarioResults& a, const ScenarioResults& b,
                     const CompareOptions& options) {
  const bool brief = options.format == "text" && !options.all;
  return comparison_table(
      results, a, b,
      {options.variable, options.stage, options.area, options.year, brief ? CompareOptions::kShownRows : 0},
      options.language);
}

}  // namespace

int compare_command(const CompareOptions& options) {
  if (!options.output.empty()) check_output(options.output, OutputKind::answer, {options.file});
  const Results results = read_results(options.file);
  const ScenarioResults& a = scenario_of(results, options.a, options.file);
  const ScenarioResults& b = scenario_of(results, options.b, options.file);
  if (a.name == b.name)
    throw UsageError(
        Bilingual{fmt::format("{} and {} are the same scenario; name another to compare with", a.name, b.name),
                  fmt::format("{} 与 {} 是同一情景；请给出另一个情景", a.name, b.name)});
  const ExportTable table = table_of(results, a, b, options);
  std::string text = render(table, source_of(results, a), options);
  if (options.format == "text") text += footing(results, a, b, options.language);
  put(text, options.output);
  return kDone;
}

}  // namespace xuewei
