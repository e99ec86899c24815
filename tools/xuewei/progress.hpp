// How far a long run has come, over all its scenarios, on stderr: a bar with the time left on a terminal, a plain line now
// and then elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "io/words/bilingual.hpp"

namespace xuewei {

class Progress {
 public:
  explicit Progress(std::uint64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `label` is what is under way; `done` and the total count all that is to be done.
  void update(const Bilingual& label, std::uint64_t done);

 private:
  using Clock = std::chrono::steady_clock;
  void print(const Bilingual& label, std::uint64_t done, Clock::time_point now);

  std::uint64_t total_;
  bool terminal_;
  Clock::time_point start_;
  Clock::time_point last_print_;
  bool line_open_ = false;
};

/// 75 -> 1:15; 4000 -> 1:06:40.
std::string clock_text(double seconds);

}  // namespace xuewei
