#include "io/results/event_words.hpp"

#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "io/case/catalogue/choices.hpp"

namespace xuewei {
namespace {

using Words = std::map<std::string_view, Bilingual>;

const Bilingual& find(const Words& words, std::string_view name) {
  const auto found = words.find(name);
  if (found == words.end()) throw std::out_of_range("no words for " + std::string(name));
  return found->second;
}

/// Code of the cause for a reader: a rule or a dated change by its name in the reader's language.
std::string cause_text(const EventFacts& facts, bool chinese) {
  const Bilingual& words = words_of_cause(facts.cause);
  std::string code = facts.cause_code;
  if (chinese && facts.cause == "rule") {
    for (const Choice& choice : choices_of<RuleRow::Rule>())
      if (choice.name == code) code = choice.zh;
  } else if (chinese && facts.cause == "plan") {
    for (const Choice& choice : choices_of<NetworkChangeRow::Change>())
      if (choice.name == code) code = choice.zh;
  }
  return (chinese ? words.zh : words.en) + (code.empty() ? "" : (chinese ? "：" : " ") + code);
}

}  // namespace

const Bilingual& words_of_event_kind(std::string_view name) {
  static const Words words = {{"project_started", {"project started", "项目开工"}},
                              {"project_delayed", {"opening delayed", "项目延期"}},
                              {"project_opened", {"project opened", "项目投用"}},
                              {"temporary_removed", {"temporary rooms removed", "临时校舍拆除"}},
                              {"merged", {"merged", "撤并"}},
                              {"closed", {"closed", "撤销"}},
                              {"converted", {"rooms converted", "教室改用"}},
                              {"triggered", {"building decided", "决定新建"}},
                              {"refused", {"change refused", "调整被阻止"}}};
  return find(words, name);
}

const Bilingual& words_of_guard(std::string_view name) {
  static const Words words = {
      {"none", {"", ""}},
      {"last_state_kindergarten", {"last state kindergarten of its township", "乡镇唯一公办园"}},
      {"last_senior", {"last general senior school of its county", "旗县区唯一普通高中"}},
      {"last_of_county", {"last site of a compulsory stage in its county", "旗县区该义务教育学段唯一校点"}},
      {"border_school", {"border school", "边境学校"}},
      {"protected_school", {"protected school", "保留学校"}},
      {"travel_limit", {"beyond the travel limit", "超出上学时间上限"}},
      {"no_bed", {"not enough beds", "床位不足"}},
      {"no_room", {"not enough places", "学位不足"}},
      {"not_open", {"one of the sites is closed already", "校点已停办"}}};
  return find(words, name);
}

const Bilingual& words_of_cause(std::string_view name) {
  static const Words words = {{"plan", {"plan", "规划"}}, {"project", {"project", "项目"}}, {"rule", {"rule", "规则"}}};
  return find(words, name);
}

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
  const Bilingual& kind = words_of_event_kind(facts.kind);
  std::string text = chinese ? kind.zh : kind.en;
  if (facts.guard != "none")
    text += (chinese ? "：" : ": ") + (chinese ? words_of_guard(facts.guard).zh : words_of_guard(facts.guard).en);
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
  return text + (chinese ? "（" : " (") + cause_text(facts, chinese) + (chinese ? "）" : ")");
}

}  // namespace xuewei
