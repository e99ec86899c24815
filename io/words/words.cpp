#include "io/words/words.hpp"

#include <algorithm>
#include <stdexcept>

namespace xuewei {

std::vector<std::string> names_of(const std::vector<Word>& words) {
  std::vector<std::string> names;
  for (const Word& word : words) names.emplace_back(word.name);
  return names;
}

std::optional<std::size_t> word_index(const std::vector<Word>& words, std::string_view text) {
  for (std::size_t index = 0; index < words.size(); ++index) {
    const Word& word = words[index];
    if (text == word.name || text == word.zh || std::ranges::count(word.aliases, text) > 0) return index;
  }
  return std::nullopt;
}

const Word& word_called(const std::vector<Word>& words, std::string_view name) {
  const auto found = std::ranges::find(words, name, &Word::name);
  if (found == words.end()) throw std::out_of_range("no words for " + std::string(name));
  return *found;
}

std::string list_of_names(const std::vector<Word>& words) {
  std::string text;
  for (std::size_t index = 0; index < words.size(); ++index) {
    if (index > 0) text += index + 1 == words.size() ? " or " : ", ";
    text += words[index].name;
  }
  return text;
}

}  // namespace xuewei
