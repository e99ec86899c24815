#include "io/case/reading/json_text.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

using nlohmann::json;

/// Thrown out of the parser by what it has just met.
struct TooDeep {
  std::string pointer;
};

/// Follows the parser through objects and arrays, so that a key seen twice, or a text that cannot be stored, can be named
/// by its pointer.
class Follower {
 public:
  Follower(const std::string& file, ProblemList& problems) : file_(file), problems_(problems) {}

  bool operator()(json::parse_event_t event, const json& parsed) {
    using Event = json::parse_event_t;
    switch (event) {
      case Event::object_start:
      case Event::array_start:
        count_element();
        if (open_.size() == kDeepestJson) throw TooDeep{pointer()};
        open_.push_back({event == Event::array_start, 0, {}, {}});
        break;
      case Event::object_end:
      case Event::array_end:
        open_.pop_back();
        break;
      case Event::key: {
        Level& level = open_.back();
        level.key = parsed.get<std::string>();
        if (!level.keys.insert(level.key).second)
          problems_.add({.file = file_, .pointer = pointer()}, "",
                        {fmt::format("the key \"{}\" appears twice in this object", level.key),
                         fmt::format("同一对象内键“{}”重复", level.key)},
                        {"keep one of them", "只保留一个"});
        check_text(level.key);
        break;
      }
      case Event::value:
        count_element();
        if (parsed.is_string()) check_text(parsed.get_ref<const std::string&>());
        break;
    }
    return true;
  }

  std::string pointer() const {
    std::string text;
    for (const Level& level : open_)
      text += level.array ? fmt::format("/{}", level.next - 1) : "/" + pointer_token(level.key);
    return text;
  }

 private:
  struct Level {
    bool array;
    std::size_t next;
    std::string key;
    std::set<std::string> keys;
  };

  void check_text(const std::string& text) {
    if (const auto found = first_not_storable(text))
      problems_.add({.file = file_, .pointer = with_hidden_shown(pointer())}, with_hidden_shown(text),
                    not_storable(*found));
  }

  void count_element() {
    if (!open_.empty() && open_.back().array) ++open_.back().next;
  }

  const std::string& file_;
  ProblemList& problems_;
  std::vector<Level> open_;
};

/// nlohmann's message without its prefix and position: `unexpected end of input; expected '}'`.
std::string syntax_rule(std::string_view what) {
  const std::size_t read = what.find("syntax error while parsing ");
  if (read == std::string_view::npos) return std::string(what);
  const std::size_t dash = what.find(" - ", read);
  return std::string(dash == std::string_view::npos ? what.substr(read) : what.substr(dash + 3));
}

}  // namespace

std::string pointer_token(std::string_view key) {
  std::string token;
  for (const char character : key) {
    if (character == '~')
      token += "~0";
    else if (character == '/')
      token += "~1";
    else
      token += character;
  }
  return token;
}

std::optional<json> parse_json(std::string_view text, const std::string& file, ProblemList& problems) {
  if (const auto line = first_line_not_utf8(text)) {
    problems.add({.file = file, .row = *line}, "", {"is not UTF-8 text", "不是 UTF-8 编码"},
                 {"save the file as UTF-8", "请以 UTF-8 编码保存"});
    return std::nullopt;
  }
  const std::string_view body = without_byte_order_mark(text);
  Follower follower(file, problems);
  try {
    return json::parse(body.begin(), body.end(),
                       [&](int, json::parse_event_t event, json& parsed) { return follower(event, parsed); });
  } catch (const json::parse_error& error) {
    const std::string_view before = body.substr(0, std::min(body.size(), error.byte > 0 ? error.byte - 1 : 0));
    const auto line = static_cast<int>(std::ranges::count(before, '\n')) + 1;
    const std::size_t line_begin = before.rfind('\n');
    const std::size_t character = before.size() - (line_begin == std::string_view::npos ? 0 : line_begin + 1) + 1;
    problems.add({.file = file, .row = line, .column = fmt::format("character {}", character)}, "",
                 {"is not JSON: " + syntax_rule(error.what()), "不是有效的 JSON：" + syntax_rule(error.what())},
                 {"look for a missing comma, quote or bracket at or before this place",
                  "检查此处或之前是否缺少逗号、引号或括号"});
  } catch (const json::out_of_range&) {
    problems.add({.file = file, .pointer = follower.pointer()}, "",
                 {"a number here is larger than any this program can hold (about 1.8e308)",
                  "此处的数超出可表示的范围（约 1.8e308）"});
  } catch (const TooDeep& found) {
    const std::string outer = found.pointer.substr(0, found.pointer.find('/', 1));
    problems.add(
        {.file = file, .pointer = outer}, "",
        {fmt::format("is nested deeper than {} levels", kDeepestJson), fmt::format("嵌套超过 {} 层", kDeepestJson)},
        {"no setting needs so many; look for brackets that repeat", "没有设置需要这么多层；请检查重复的括号"});
  }
  return std::nullopt;
}

}  // namespace xuewei
