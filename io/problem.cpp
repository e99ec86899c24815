#include "io/problem.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace xuewei {
namespace {

// Bytes of what a user wrote that a message repeats: a cell may be longer than a screen.
constexpr std::size_t kMostOfAValue = 300, kMostOfASentence = 2000;

/// Whole characters of UTF-8, and a sign that there were more.
std::string shortened(std::string text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text + "…";
}

}  // namespace

std::string to_text(const Problem& problem, Language language) {
  const bool chinese = language == Language::chinese;
  const std::string& rule = chinese && !problem.rule_zh.empty() ? problem.rule_zh : problem.rule;
  const std::string& hint = chinese && !problem.hint_zh.empty() ? problem.hint_zh : problem.hint;

  std::string text = problem.file;
  if (!problem.sheet.empty()) text += fmt::format("[{}]", problem.sheet);
  if (problem.row > 0) text += fmt::format(":{}", problem.row);
  if (!problem.column.empty()) text += " " + problem.column;
  if (!problem.pointer.empty()) text += " " + problem.pointer;
  if (!problem.value.empty()) text += fmt::format(" = {}", problem.value);
  text += ": " + rule;
  if (!hint.empty()) text += (chinese ? "；" : "; ") + hint;
  return text;
}

std::string to_json(const std::vector<Problem>& problems) {
  nlohmann::ordered_json array = nlohmann::ordered_json::array();
  for (const Problem& problem : problems)
    array.push_back({{"file", problem.file},
                     {"sheet", problem.sheet},
                     {"row", problem.row},
                     {"column", problem.column},
                     {"pointer", problem.pointer},
                     {"value", problem.value},
                     {"rule", problem.rule},
                     {"hint", problem.hint},
                     {"rule_zh", problem.rule_zh},
                     {"hint_zh", problem.hint_zh}});
  // A value may hold bytes that are not UTF-8 (a GBK file): show them as the replacement character.
  return array.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void ProblemList::add(Problem where, std::string value, Bilingual rule, Bilingual hint) {
  add(std::move(where), std::move(value), std::move(rule), [&] { return std::move(hint); });
}

void ProblemList::add(Problem where, std::string value, Bilingual rule, const std::function<Bilingual()>& hint) {
  Group& group = groups_[where.file + '\n' + where.column + '\n' + rule.en];
  if (++group.count > most_kept_alike_) return;
  where.value = shortened(std::move(value), kMostOfAValue);
  where.column = shortened(std::move(where.column), kMostOfAValue);
  where.pointer = shortened(std::move(where.pointer), kMostOfAValue);
  where.rule = shortened(std::move(rule.en), kMostOfASentence);
  where.rule_zh = shortened(std::move(rule.zh), kMostOfASentence);
  Bilingual found = hint();
  where.hint = shortened(std::move(found.en), kMostOfASentence);
  where.hint_zh = shortened(std::move(found.zh), kMostOfASentence);
  group.last = problems_.size();
  problems_.push_back(std::move(where));
}

bool ProblemList::found_at(const Problem& place) const {
  return std::ranges::any_of(problems_, [&](const Problem& problem) {
    return problem.file == place.file && problem.row == place.row && problem.column == place.column &&
           problem.pointer.starts_with(place.pointer) &&
           (problem.pointer.size() == place.pointer.size() || problem.pointer[place.pointer.size()] == '/');
  });
}

std::vector<Problem> ProblemList::all() const {
  std::vector<Problem> result = problems_;
  for (const auto& [key, group] : groups_) {
    if (group.count <= most_kept_alike_) continue;
    const std::size_t more = group.count - most_kept_alike_;
    Problem rest = problems_[group.last];
    rest.row = 0;
    rest.pointer.clear();
    rest.value.clear();
    rest.rule = fmt::format("and {} more like the one before: {}", more, rest.rule);
    rest.rule_zh = fmt::format("同类问题还有 {} 处：{}", more, rest.rule_zh);
    result.push_back(std::move(rest));
  }
  return result;
}

CaseProblems::CaseProblems(std::vector<Problem> found) : problems(std::move(found)) {
  text_ = fmt::format("{} problem(s) in the case", problems.size());
  for (const Problem& problem : problems) text_ += "\n  " + to_text(problem);
}

}  // namespace xuewei
