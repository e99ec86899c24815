// A case while it is being read: the typed rows, where each came from, and the problems found so far.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/case/case.hpp"
#include "io/problem.hpp"

namespace xuewei {

/// case.json with the patches of a scenario chain on top; knows which file has the last word on a value.
class Settings {
 public:
  Settings(std::string file, const nlohmann::json& document);
  ~Settings();
  Settings(Settings&& other) noexcept;
  Settings& operator=(Settings&& other) noexcept;

  /// Applies an RFC 7396 merge patch that stands under /case of a scenario file.
  void patch(const std::string& file, const nlohmann::json& patch);

  const nlohmann::json& effective() const;
  bool has(const std::string& pointer) const;
  /// What case.json itself says there, below a scenario that says something else; nothing where that is no number.
  std::optional<double> number_in_case(const std::string& pointer) const;
  /// Place of a value of the effective document, in the file that set it.
  Problem at(const std::string& pointer) const;

 private:
  struct Layers;  // keeps the JSON library out of the checks
  std::unique_ptr<Layers> layers_;
};

/// A file that rows come from; for rows of a scenario also the pointer of the operation.
struct RowSource {
  std::string file;
  std::string pointer;
};

struct RowOrigin {
  std::uint32_t source = 0;
  int row = 0;
  bool sound = true;  ///< every cell was read
};

/// Origins of a table's rows, in the order of the rows.
struct TableOrigins {
  std::vector<RowOrigin> rows;
  bool given = false;  ///< the case has this table
  bool sound = true;   ///< every cell was read; checks of sums and completeness ask for this
};

struct Draft {
  /// A note is read beside others, not worked through like a list of errors.
  static constexpr std::size_t kMostNotesAlike = 3;

  explicit Draft(Settings read) : settings(std::move(read)) {}

  Settings settings;
  Case data;
  std::vector<RowSource> sources;
  std::map<std::string, TableOrigins, std::less<>> tables;
  std::set<std::string> state_sites;  ///< sites that are state schools in the case's own files, before any scenario
  ProblemList problems;
  ProblemList warnings{kMostNotesAlike};

  std::uint32_t add_source(RowSource source);

  bool given(std::string_view table) const;
  bool sound(std::string_view table) const;
  bool sound(std::string_view table, std::size_t row) const;
  /// Says no more of a table and its rows: what is wrong with it has been said as a whole.
  void distrust(std::string_view table);
  /// Place of one cell; of the whole row if `column` is empty.
  Problem cell(std::string_view table, std::size_t row, std::string_view column) const;
  /// Place of a table as a whole: its first file.
  Problem whole(std::string_view table) const;
};

}  // namespace xuewei
