// What a run has done so far, saved in its partial file (resume.hpp): at its end if it is cut short, and every so often before,
// so that a power cut loses no more than the last minutes.
#pragma once

#include <chrono>
#include <string>

#include "io/description/results.hpp"

namespace xuewei {

/// Puts the replicates that are done beside the place of the result. False: there are none.
bool save_partial(const std::string& output, const Results& results);

void say_what_is_saved(const std::string& output, const Bilingual& how_to_go_on);

class Saving {
 public:
  using Clock = std::chrono::steady_clock;

  /// Zero seconds: never before the end.
  Saving(std::string output, std::chrono::seconds every);

  bool due() const { return every_.count() > 0 && Clock::now() >= next_; }
  /// At most a tenth of the time goes into it. A disk that is full now may not be so at the end: the run goes on.
  void save_if_due(const Results& results);
  bool has_saved() const { return has_saved_; }

 private:
  std::string output_;
  std::chrono::seconds every_;
  Clock::time_point next_;
  bool has_saved_ = false;
};

}  // namespace xuewei
