#include "tools/report/page.hpp"

#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/report/embedded.hpp"

namespace xuewei::report {
namespace {

std::string escaped(const std::string& text) {
  std::string html;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += letter;
    }
  }
  return html;
}

}  // namespace

std::string render(const ReportData& data, Language first_language) {
  const bool chinese = first_language == Language::chinese;
  const std::string title = escaped(chinese ? data.title.zh : data.title.en), json = page_json(data, first_language);
  const std::vector<std::pair<std::string_view, std::string_view>> parts = {
      {"lang", chinese ? "zh-CN" : "en"}, {"title", title},
      {"style", embedded_style()},        {"data", json},
      {"notice", embedded_notice()},      {"echarts", embedded_echarts()},
      {"script", embedded_script()}};
  std::string page;
  std::string_view rest = embedded_page();
  // One pass over the template: what is filled in is never searched again.
  for (std::size_t open = rest.find("{{"); open != std::string_view::npos; open = rest.find("{{")) {
    const std::size_t close = rest.find("}}", open);
    const std::string_view name = rest.substr(open + 2, close - open - 2);
    page += rest.substr(0, open);
    bool found = false;
    for (const auto& [part, text] : parts) {
      if (part != name) continue;
      page += text;
      found = true;
    }
    if (!found) throw std::logic_error("page.html asks for an unknown part: " + std::string(name));
    rest.remove_prefix(close + 2);
  }
  return page += rest;
}

}  // namespace xuewei::report
