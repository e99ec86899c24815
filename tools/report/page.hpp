// The page: one HTML file that holds its style, script, chart library and data, and asks for nothing else.
#pragma once

#include <string>

#include "tools/report/report_data.hpp"

namespace xuewei::report {

/// The whole page; the reader can switch the language in it.
std::string render(const ReportData& data, Language first_language);

/// The numbers as the page's script reads them (page_json.cpp says how they are rounded).
std::string page_json(const ReportData& data, Language first_language);

}  // namespace xuewei::report
