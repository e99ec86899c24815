// Files built into the binary (embedded.cpp.in): the page's parts and the chart library, so that `report` needs no
// others.
#pragma once

#include <string_view>

namespace xuewei::report {

std::string_view embedded_page();     ///< page/page.html
std::string_view embedded_style();    ///< page/page.css
std::string_view embedded_script();   ///< page/*.js in the order of CMakeLists.txt
std::string_view embedded_echarts();  ///< echarts.min.js
std::string_view embedded_notice();   ///< NOTICE of Apache ECharts

}  // namespace xuewei::report
