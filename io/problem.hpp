// A user's fault, in four parts: where it is, what stands there, what is allowed, and a hint.
//
// Input is checked as a whole: every problem found is collected in a ProblemList and thrown together as CaseProblems.
// Rule and hint are written in English and in Chinese; `rule` and `hint` (English) are the stable, searchable form.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "io/words/bilingual.hpp"

namespace xuewei {

struct Problem {
  std::string file;     ///< relative to the case directory, with forward slashes
  std::string sheet;    ///< of a workbook; empty for CSV and JSON
  int row = 0;          ///< 1-based line of a table with its header counted, or line of a text file; 0: no row
  std::string column;   ///< heading as the catalogue spells it, or character position in a text file
  std::string pointer;  ///< JSON pointer (RFC 6901) in a JSON file
  std::string value;    ///< what stands there, as written
  std::string rule;     ///< what is wrong and what is allowed
  std::string hint;     ///< what to do about it; may be empty
  std::string rule_zh;
  std::string hint_zh;
};

/// One line: `file:row column: value: rule; hint`, parts that are empty left out.
std::string to_text(const Problem& problem, Language language = Language::english);

/// A JSON array of objects with the keys file, sheet, row, column, pointer, value, rule, hint, rule_zh, hint_zh.
std::string to_json(const std::vector<Problem>& problems);

/// Collects problems. Of many alike (same file, column and rule) the first `most_alike`, or as many as it is made for,
/// are kept and the rest counted, so that one wrong column of a long table does not bury the other problems.
class ProblemList {
 public:
  static constexpr std::size_t most_alike = 20;
  explicit ProblemList(std::size_t most_kept_alike = most_alike) : most_kept_alike_(most_kept_alike) {}

  /// `where` says the place; value and texts are filled in here.
  void add(Problem where, std::string value, Bilingual rule, Bilingual hint = {});
  /// For a hint that takes time to find: asked for only where the problem is kept.
  void add(Problem where, std::string value, Bilingual rule, const std::function<Bilingual()>& hint);

  bool empty() const { return problems_.empty(); }
  /// Whether something is wrong at this place: a cell, or a value of a JSON file and all below it.
  bool found_at(const Problem& place) const;
  /// All problems in the order found, with one closing line for each group that was cut short.
  std::vector<Problem> all() const;

 private:
  struct Group {
    std::size_t count = 0;
    std::size_t last = 0;  ///< position of the last one kept
  };
  std::size_t most_kept_alike_;
  std::vector<Problem> problems_;
  std::map<std::string, Group> groups_;
};

/// Thrown once all checks have run; holds at least one problem.
struct CaseProblems : std::exception {
  explicit CaseProblems(std::vector<Problem> found);
  const char* what() const noexcept override { return text_.c_str(); }

  std::vector<Problem> problems;

 private:
  std::string text_;
};

}  // namespace xuewei
