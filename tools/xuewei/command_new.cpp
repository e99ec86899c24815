#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

#include "io/results/atomic_file.hpp"
#include "tools/starter/embedded_files.hpp"
#include "tools/starter/starter.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/language.hpp"
#include "tools/xuewei/option_numbers.hpp"

namespace xuewei {
namespace {

namespace fs = std::filesystem;

/// The earliest and latest year of a case (io/case/catalogue/settings.cpp).
constexpr std::uint64_t kEarliest = 1900, kLatest = 2200;

bool can_ask() { return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1; }

/// What is typed, or `otherwise` for an empty line.
std::string asked(const Bilingual& question, const std::string& otherwise) {
  fmt::print(stderr, "{}{} ", question.in(language_of_environment()),
             otherwise.empty() ? "" : fmt::format(" [{}]", otherwise));
  std::string typed;
  std::getline(std::cin, typed);
  return typed.empty() ? otherwise : typed;
}

std::string name_of(const NewOptions& options) {
  if (!options.name.empty()) return options.name;
  std::string name = fs::absolute(options.directory).lexically_normal().filename().string();
  if (name.empty()) name = fs::absolute(options.directory).lexically_normal().parent_path().filename().string();
  return can_ask()
             ? asked({"Name of the case (letters, digits, - and _)?", "算例名称（英文字母、数字、- 和 _）？"}, name)
             : name;
}

int year_of(const std::string& option, const std::optional<int>& given, const Bilingual& question,
            const std::string& otherwise, std::uint64_t earliest) {
  const std::string text = given ? std::to_string(*given) : can_ask() ? asked(question, otherwise) : otherwise;
  if (text.empty())
    throw UsageError(
        {option + ": must be given; the school year of your school tables, 2024 for that of September 2024",
         option + "：必须给出；学校数据所属学年，2024 年 9 月起的学年写 2024"});
  return static_cast<int>(whole_number(option, text, earliest, kLatest));
}

Starter starter_of(const NewOptions& options) {
  Starter starter;
  starter.language = language_of_environment();
  starter.name = name_of(options);
  if (!std::ranges::all_of(starter.name, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; }))
    throw UsageError(
        {fmt::format("--name {}: must consist of ASCII letters, digits, - and _; titles may be in any script",
                     starter.name),
         fmt::format("--name {}：只能含英文字母、数字、- 和 _；标题可用中文", starter.name)});
  starter.base_year = year_of("--base-year", options.base_year,
                              {"School year of your school tables?", "学校数据属于哪一学年？"}, "", kEarliest);
  starter.horizon = year_of("--horizon", options.horizon, {"Last school year?", "推算到哪一学年？"},
                            std::to_string(starter.base_year + NewOptions::kYears),
                            static_cast<std::uint64_t>(starter.base_year) + 1);
  return starter;
}

}  // namespace

int new_command(const NewOptions& options) {
  const fs::path directory = options.directory;
  if (fs::exists(fs::symlink_status(directory)) && !(fs::is_directory(directory) && fs::is_empty(directory)))
    throw UsageError({options.directory + " exists and is not an empty directory; nothing was written",
                      options.directory + " 已存在且不是空目录；未写入任何文件"});
  FilesTogether files;
  if (options.example)
    for (const EmbeddedFile& file : minimal_case_files()) files.write(directory / file.path, file.content);
  else
    for (const StarterFile& file : starter_case(starter_of(options))) files.write(directory / file.path, file.content);
  files.keep();
  if (options.example)
    tell(
        {fmt::format("{0}: a small complete case to edit; next: xuewei check {0} && xuewei run {0}", options.directory),
         fmt::format("{0}：一个可供修改的完整小算例；下一步：xuewei check {0} && xuewei run {0}", options.directory)});
  else
    tell({fmt::format("{0}: an empty case; fill in its tables as {0}/FILL-IN.md says, then xuewei check {0}",
                      options.directory),
          fmt::format("{0}：待填写的算例；按 {0}/FILL-IN.md 填写各表，然后 xuewei check {0}", options.directory)});
  return kDone;
}

}  // namespace xuewei
