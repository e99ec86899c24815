#include "tools/xuewei/language.hpp"

#include <cstdlib>
#include <filesystem>
#include <new>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "io/results/results_error.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/interrupt.hpp"

namespace xuewei {

namespace {
std::optional<Language> chosen;
}

void choose_language(int argc, char** argv) {
  constexpr std::string_view kOption = "--lang";
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    std::string_view value;
    if (word == kOption && i + 1 < argc) value = argv[i + 1];
    if (word.starts_with("--lang=")) value = word.substr(kOption.size() + 1);
    if (value == "zh") chosen = Language::chinese;
    if (value == "en") chosen = Language::english;
  }
}

std::optional<Language> chosen_language() { return chosen; }

Language language_of_environment() {
  if (chosen) return *chosen;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value)
      return std::string_view(value).starts_with("zh") ? Language::chinese : Language::english;
  return Language::english;
}

void answer(const Bilingual& line) { fmt::print("{}\n", line.in(language_of_environment())); }
void tell(const Bilingual& line) { fmt::print(stderr, "{}\n", line.in(language_of_environment())); }

int report_failure(const std::exception& failure, Language language) {
  const bool chinese = language == Language::chinese;
  if (const auto* found = dynamic_cast<const CaseProblems*>(&failure)) {
    for (const Problem& problem : found->problems) fmt::print(stderr, "{}\n", to_text(problem, language));
    fmt::print(stderr,
               fmt::runtime(chinese ? "共 {} 个问题；未写入任何文件\n" : "{} problem(s); nothing was written\n"),
               found->problems.size());
    return kInvalidInput;
  }
  if (dynamic_cast<const Interruption*>(&failure)) {
    fmt::print(stderr, "{}\n", chinese ? "已中断；未写入任何文件" : failure.what());
    return kInterrupted;
  }
  if (dynamic_cast<const std::bad_alloc*>(&failure)) {
    fmt::print(stderr, "{}\n",
               chinese ? "错误：内存不足；xuewei run … --dry-run 可估算所需内存"
                       : "error: not enough memory; `xuewei run ... --dry-run` tells how much a run takes");
    return kFailed;
  }
  if (const auto* file = dynamic_cast<const std::filesystem::filesystem_error*>(&failure)) {
    fmt::print(stderr, "{}{}: {}\n", chinese ? "错误：" : "error: ", file->path1().string(), file->code().message());
    // A path that cannot be followed is a fault of what was given.
    return file->code() == std::errc::filename_too_long || file->code() == std::errc::too_many_symbolic_link_levels
               ? kInvalidInput
               : kFailed;
  }
  const auto* usage = dynamic_cast<const UsageError*>(&failure);
  const auto* results = dynamic_cast<const ResultsError*>(&failure);
  const std::string zh = usage ? usage->zh() : results ? results->zh() : failure.what();
  fmt::print(stderr, "{}{}\n", chinese ? "错误：" : "error: ", chinese ? zh : failure.what());
  return usage || dynamic_cast<const MisfitError*>(&failure) ? kInvalidInput : kFailed;
}

}  // namespace xuewei
