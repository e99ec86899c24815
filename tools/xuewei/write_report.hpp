// The report command's one call: results in, a page in a file out.
#pragma once

#include <filesystem>

#include "io/description/results.hpp"
#include "tools/report/page.hpp"

namespace xuewei {

struct ReportOptions {
  Language language = Language::chinese;  ///< shown first; the page can switch
};

/// Writes beside `path` first and renames, so that a failure leaves what stood there. Throws std::runtime_error with
/// the path if it cannot be written, std::invalid_argument if the results cannot be shown on one page.
void write_report(const Results& results, const ReportOptions& options, const std::filesystem::path& path);

}  // namespace xuewei
