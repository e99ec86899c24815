// The two languages of everything a person reads.
#pragma once

#include <string>

namespace xuewei {

enum class Language { english, chinese };

/// A text in both languages of the project.
struct Bilingual {
  std::string en;
  std::string zh;

  const std::string& in(Language language) const { return language == Language::chinese ? zh : en; }
  bool operator==(const Bilingual&) const = default;
};

/// A name or number, which is written alike in both.
inline Bilingual alike(const std::string& text) { return {text, text}; }

}  // namespace xuewei
