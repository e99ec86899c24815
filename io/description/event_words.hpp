// Events in sentences, Chinese and English.
#pragma once

#include <string>

#include "io/description/results.hpp"
#include "io/words/bilingual.hpp"

namespace xuewei {

/// What an event says beside its kind, as a results file holds it.
struct EventFacts {
  std::string kind;
  std::string guard;
  std::string cause;
  std::string cause_code;
  std::string other_school_name;
  double classrooms = 0.0;
  double places = 0.0;
  double pupils = 0.0;
  double staff = 0.0;
};

/// Of one row of a table `events`.
EventFacts facts_of_event(const RecordTable& events, std::size_t row);

/// `merged into 东乡小学: 120 pupils, 10.0 staff (rule merge_small)`; numbers that are 0 are left out.
std::string sentence_of_event(const EventFacts& facts, Language language);

}  // namespace xuewei
