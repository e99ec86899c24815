#include "tools/xuewei/write_report.hpp"

#include "io/results/atomic_file.hpp"
#include "tools/report/collect.hpp"

namespace xuewei {

void write_report(const Results& results, const ReportOptions& options, const std::filesystem::path& path) {
  const std::string page = report::render(report::collect(results), options.language);
  write_file_atomically(path.string(), page);
}

}  // namespace xuewei
