// A case while it is being read: the typed rows, where each came from, and the problems found so far.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/case/case.hpp"
#include "io/problem.hpp"

namespace xuewei {

/// case.json with the patches of a scenario chain on top; knows which file has the last word on a value.
class Settings {
 public:
  Settings(std::string file, nlohmann::json document);
  /// Applies an RFC 7396 merge patch that stands under /case of a scenario file.
  void patch(const std::string& file, const nlohmann::json& patch);

  const nlohmann::json& effective() const { return effective_; }
  /// Place of a value of the effective document, in the file that set it.
  Problem at(const std::string& pointer) const;

 private:
  struct Layer {
    std::string file;
    nlohmann::json patch;
  };
  std::string file_;
  nlohmann::json effective_;
  std::vector<Layer> layers_;
};

/// A file that rows come from; for rows of a scenario also the pointer of the operation.
struct Source {
  std::string file;
  std::string pointer;
};

struct Origin {
  std::uint32_t source = 0;
  int row = 0;
};

/// Origins of a table's rows, in the order of the rows.
struct TableOrigins {
  std::vector<Origin> rows;
  bool given = false;  ///< the case has this table
  bool sound = true;   ///< every cell was read; checks of sums and completeness ask for this
};

struct Draft {
  explicit Draft(Settings read) : settings(std::move(read)) {}

  Settings settings;
  Case data;
  std::vector<Source> sources;
  std::map<std::string, TableOrigins, std::less<>> tables;
  ProblemList problems;
  ProblemList warnings;

  std::uint32_t add_source(Source source);

  bool given(std::string_view table) const;
  bool sound(std::string_view table) const;
  /// Place of one cell; of the whole row if `column` is empty.
  Problem cell(std::string_view table, std::size_t row, std::string_view column) const;
  /// Place of a table as a whole: its first file.
  Problem whole(std::string_view table) const;
};

}  // namespace xuewei
