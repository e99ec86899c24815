#include <algorithm>

#include <fmt/format.h>

#include "io/results/results_file.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/output.hpp"
#include "tools/xuewei/write_report.hpp"

namespace xuewei {
namespace {

/// Several files of one case are shown together: each brings scenarios that the ones before did not have.
Results join(const std::vector<std::string>& files, Reading reading) {
  Results joined = read_results(files.front(), reading);
  for (std::size_t f = 1; f < files.size(); ++f) {
    Results next = read_results(files[f], reading);
    if (next.case_name != joined.case_name)
      throw UsageError({fmt::format("{} is of case {}, {} of case {}; one page shows one case", files[f],
                                    next.case_name, files.front(), joined.case_name),
                        fmt::format("{} 属于算例 {}，{} 属于算例 {}；一个网页只显示一个算例", files[f], next.case_name,
                                    files.front(), joined.case_name)});
    for (ScenarioResults& scenario : next.scenarios) {
      if (joined.scenario(scenario.name))
        throw UsageError({fmt::format("{}: scenario {} is in an earlier file as well", files[f], scenario.name),
                          fmt::format("{}：前面的文件中已有情景 {}", files[f], scenario.name)});
      joined.scenarios.push_back(std::move(scenario));
    }
    joined.synthetic_inputs = joined.synthetic_inputs || next.synthetic_inputs;
  }
  return joined;
}

}  // namespace

int report_command(const ReportCommandOptions& options) {
  check_output(options.output, OutputKind::answer, {options.files.begin(), options.files.end()});
  ReportOptions page;
  page.language = options.language;
  write_report(join(options.files, options.verify ? Reading::verified : Reading::unverified), page, options.output);
  fmt::print(stderr, "{}\n", options.output);
  return kDone;
}

}  // namespace xuewei
