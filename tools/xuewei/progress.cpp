#include "tools/xuewei/progress.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

#include "tools/xuewei/language.hpp"

namespace xuewei {

Progress::Progress(std::uint64_t total)
    : total_(total), terminal_(::isatty(STDERR_FILENO) == 1), start_(Clock::now()), last_print_(start_) {}

Progress::~Progress() {
  if (line_open_) std::fputc('\n', stderr);
}

void Progress::update(const Bilingual& label, std::uint64_t done) {
  const auto now = Clock::now();
  const auto pause = terminal_ ? std::chrono::milliseconds(200) : std::chrono::milliseconds(10000);
  if (now - last_print_ < pause && !(terminal_ && done == total_)) return;
  last_print_ = now;
  print(label, done, now);
}

void Progress::print(const Bilingual& label, std::uint64_t done, Clock::time_point now) {
  const double elapsed = std::chrono::duration<double>(now - start_).count();
  const double share = total_ == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(total_);
  const std::string left = share > 0.0 ? clock_text(elapsed * (1.0 - share) / share) : "?";
  if (!terminal_) {
    tell({fmt::format("{}: {} of {} replicates, {} left", label.en, done, total_, left),
          fmt::format("{}：共 {} 次抽样，已完成 {} 次，尚需 {}", label.zh, total_, done, left)});
    return;
  }
  constexpr int kWidth = 30;
  const int filled = static_cast<int>(std::lround(share * kWidth));
  const std::string bar =
      std::string(static_cast<std::size_t>(filled), '#') + std::string(static_cast<std::size_t>(kWidth - filled), '.');
  const Language language = language_of_environment();
  fmt::print(stderr, "\r{} [{}] {:3.0f} % {} \x1b[K", label.in(language), bar, 100.0 * share,
             Bilingual{left + " left", "尚需 " + left}.in(language));
  std::fflush(stderr);
  line_open_ = true;
}

std::string clock_text(double seconds) {
  const auto whole = static_cast<long>(std::ceil(std::max(0.0, seconds)));
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace xuewei
