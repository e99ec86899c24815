#include "io/description/event_words.hpp"

#include <fmt/format.h>

#include "io/words/words.hpp"

namespace xuewei {
namespace {

/// Code of the cause for a reader: a rule or a dated change by its label where the reader is Chinese.
std::string cause_text(const EventFacts& facts, Language language) {
  const bool chinese = language == Language::chinese;
  std::string code = facts.cause_code;
  const auto label = [&](const std::vector<Word>& words) {
    if (const auto index = word_index(words, code)) code = words[*index].zh;
  };
  if (chinese && facts.cause == name_of(Cause::rule)) label(words_of<RuleRow::Rule>());
  if (chinese && facts.cause == name_of(Cause::plan)) label(words_of<NetworkChangeRow::Change>());
  return word_called(words_of<Cause>(), facts.cause).text().in(language) +
         (code.empty() ? "" : (chinese ? "：" : " ") + code);
}

}  // namespace

EventFacts facts_of_event(const RecordTable& events, std::size_t row) {
  const auto text = [&](const char* column) { return events.texts(column)[row]; };
  const auto number = [&](const char* column) { return events.numbers(column)[row]; };
  return {.kind = text("kind"),
          .guard = text("guard"),
          .cause = text("cause"),
          .cause_code = text("cause_code"),
          .other_school_name = text("other_school_name"),
          .classrooms = number("classrooms"),
          .places = number("places"),
          .pupils = number("pupils"),
          .staff = number("staff")};
}

std::string sentence_of_event(const EventFacts& facts, Language language) {
  const bool chinese = language == Language::chinese;
  std::string text = word_called(words_of<EventKind>(), facts.kind).text().in(language);
  if (facts.guard != name_of(Guard::none))
    text += (chinese ? "：" : ": ") + word_called(words_of<Guard>(), facts.guard).text().in(language);
  if (!facts.other_school_name.empty()) text += fmt::format("{}{}", chinese ? " → " : " -> ", facts.other_school_name);
  std::string numbers;
  const auto add = [&](double value, int decimals, const char* en, const char* zh) {
    if (value == 0.0) return;
    numbers +=
        (numbers.empty() ? ""
         : chinese       ? "、"
                         : ", ") +
        (chinese ? fmt::format("{} {:.{}f}", zh, value, decimals) : fmt::format("{:.{}f} {}", value, decimals, en));
  };
  add(facts.classrooms, 0, "rooms", "教室");
  add(facts.places, 0, "places", "学位");
  add(facts.pupils, 1, "pupils", "学生");
  add(facts.staff, 1, "staff", "教职工");
  if (!numbers.empty()) text += (chinese ? "，" : ", ") + numbers;
  return text + (chinese ? "（" : " (") + cause_text(facts, language) + (chinese ? "）" : ")");
}

}  // namespace xuewei
