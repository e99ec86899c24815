// Where rows stand by their codes: made once from a table, asked as often as need be, in a time that does not grow with
// the table.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace xuewei {

class CodeIndex {
 public:
  CodeIndex() = default;
  /// Numbers the rows in their order.
  template <class Rows, class Code>
  CodeIndex(const Rows& rows, Code code) {
    position_.reserve(rows.size());
    for (const auto& row : rows) add(std::invoke(code, row));
  }

  /// The next row. Of several with one code the first is found.
  void add(std::string code) { position_.emplace(std::move(code), rows_++); }
  /// Nothing if no row has this code.
  std::optional<std::size_t> find(std::string_view code) const {
    const auto found = position_.find(code);
    return found == position_.end() ? std::nullopt : std::optional(found->second);
  }
  bool contains(std::string_view code) const { return position_.contains(code); }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> position_;
  std::size_t rows_ = 0;
};

}  // namespace xuewei
