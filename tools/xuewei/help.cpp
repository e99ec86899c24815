#include "tools/xuewei/help.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace xuewei {
namespace {

/// Words of the parser, and what stands for a value.
const std::vector<std::pair<const char*, const char*>> kWords = {
    {"Usage", "用法"},      {"OPTIONS", "选项"},     {"Positionals", "参数"}, {"REQUIRED", "必填"},
    {"SUBCOMMAND", "命令"}, {"SUBCOMMANDS", "命令"}, {"NUMBER", "整数"},      {"VALUE", "数值"},
    {"NAME", "名称"},       {"NAMES", "名称"},       {"PATH", "路径"},        {"YEAR", "年份"},
    {"SECONDS", "秒"},      {"FIRST:LAST", "起:止"}};

std::string one_of(std::string_view line, Language language) {
  constexpr std::string_view kBetween = " / ";
  const std::size_t at = line.find(kBetween);
  if (at == std::string_view::npos) return std::string(line);
  return std::string(language == Language::chinese ? line.substr(at + kBetween.size()) : line.substr(0, at));
}

/// Every line by itself: an example stands alike in both.
std::string each_line(const std::string& text, Language language) {
  std::string result;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    result += (begin > 0 ? "\n" : "") + one_of(std::string_view(text).substr(begin, end - begin), language);
    begin = end + 1;
  }
  return result;
}

}  // namespace

void speak(CLI::App& command, Language language) {
  const bool chinese = language == Language::chinese;
  command.description(each_line(command.get_description(), language));
  command.footer(each_line(command.get_footer(), language));
  command.get_help_ptr()->description(chinese ? "显示本说明并退出" : "show this and leave");
  if (chinese) {
    command.group("命令");
    for (const auto& [en, zh] : kWords) command.get_formatter()->label(en, zh);
  }
  for (CLI::Option* option : command.get_options()) {
    option->description(one_of(option->get_description(), language));
    if (chinese) option->group("选项");
  }
  for (CLI::App* below : command.get_subcommands({})) speak(*below, language);
}

std::string text_of(const CLI::ParseError& error, Language language) {
  const std::string what = error.what();
  if (language == Language::english) return what;
  const auto rest = [&](std::string_view before, std::string_view after) {
    return what.substr(before.size(), what.size() - before.size() - after.size());
  };
  if (what == "A subcommand is required") return "缺少命令";
  if (constexpr std::string_view kEnd = " is required"; what.ends_with(kEnd)) return "缺少 " + rest("", kEnd);
  for (const std::string_view begin :
       {"The following argument was not expected: ", "The following arguments were not expected: "})
    if (what.starts_with(begin)) return "不认识的参数：" + rest(begin, "");
  if (constexpr std::string_view kBegin = "Could not convert: "; what.starts_with(kBegin))
    return "取值无法识别：" + rest(kBegin, "");
  const std::string name = what.substr(0, what.find(':'));
  if (error.get_name() == "ArgumentMismatch") return fmt::format("{}：取值的个数不对（{}）", name, what);
  return fmt::format("命令行有误：{}", what);
}

}  // namespace xuewei
