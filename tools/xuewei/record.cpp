#include "tools/xuewei/record.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "io/case/reading/nearest.hpp"
#include "io/results/batch.hpp"
#include "tools/xuewei/commands.hpp"

namespace xuewei {
namespace {

std::vector<std::string> words_of(const std::vector<std::string>& names) {
  std::vector<std::string> words;
  for (const std::string& name : names) {
    std::istringstream list(name);
    for (std::string word; std::getline(list, word, ',');) {
      const std::size_t first = word.find_first_not_of(' ');
      if (first != std::string::npos) words.push_back(word.substr(first, word.find_last_not_of(' ') + 1 - first));
    }
  }
  return words;
}

}  // namespace

Recorded recorded_of(const std::vector<std::string>& names) {
  if (names.empty()) return recorded_by_default();
  const Recorded all = all_recorded(), usual = recorded_by_default();
  std::vector<std::string> known{"default", "all"};
  for (std::size_t v = 0; v < all.size(); ++v)
    if (all[v]) known.emplace_back(variables()[v].id);
  Recorded recorded(all.size());
  std::vector<Bilingual> unknown;
  const auto add = [&](const Recorded& set) {
    for (std::size_t v = 0; v < set.size(); ++v) recorded[v] = recorded[v] || set[v];
  };
  const std::vector<std::string> words = words_of(names);
  if (words.empty())
    throw UsageError(Bilingual{"--record names nothing; `default`, `all` or variables, separated by commas",
                               "--record 未给出名称；可用 default、all 或变量名，以英文逗号分隔"});
  for (const std::string& word : words) {
    if (word == "default") {
      add(usual);
    } else if (word == "all") {
      add(all);
    } else if (std::ranges::find(known, word) != known.end()) {
      recorded[variable_index(word)] = true;
    } else {
      const Bilingual hint = did_you_mean(
          word, known,
          {"`default`, `all` or a variable that replicates can keep", "可用 default、all，或抽样可记录的变量"});
      unknown.push_back({fmt::format("`{}`: {}", word, hint.en), fmt::format("“{}”：{}", word, hint.zh)});
    }
  }
  if (!unknown.empty())
    throw UsageError(joined({"--record names what replicates do not keep", "--record 中有抽样不记录的名称"}, unknown,
                            {"docs/formats/results.md lists the variables", "变量列表见 docs/formats/results.md"}));
  return recorded;
}

}  // namespace xuewei
