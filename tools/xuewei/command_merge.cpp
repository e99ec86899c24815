#include <fmt/format.h>

#include "io/results/merge_results.hpp"
#include "io/results/provenance.hpp"
#include "io/results/results_file.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/language.hpp"
#include "tools/xuewei/output.hpp"

namespace xuewei {

int merge_command(const MergeOptions& options) {
  check_output(options.output, OutputKind::results, {options.shards.begin(), options.shards.end()});
  Results merged = merge_results(options.shards);
  const std::string version = merged.provenance.engine_version, revision = merged.provenance.source_revision;
  const double elapsed = merged.provenance.elapsed_seconds;
  merged.provenance = provenance_of_this_build();
  // The numbers are those of the program that ran the shards.
  merged.provenance.engine_version = version;
  merged.provenance.source_revision = revision;
  merged.provenance.elapsed_seconds = elapsed;
  const std::string digest = write_results(options.output, merged);
  const bool chinese = language_of_environment() == Language::chinese;
  fmt::print(
      stderr,
      fmt::runtime(chinese ? "{}：{} 个文件，抽样 {}:{}，摘要 {}\n" : "{}: {} file(s), replicates {}:{}, digest {}\n"),
      options.output, options.shards.size(), merged.first_replicate, merged.last_replicate(), digest.substr(0, 12));
  if (merged.scenarios.size() > 1 && !merged.comparison)
    fmt::print(stderr, "{}",
               chinese ? "提示：未保留情景之间的差异：各文件须都含全部情景\n"
                       : "note: differences between the scenarios are left out: they need files that each hold all of "
                         "them\n");
  return kDone;
}

}  // namespace xuewei
