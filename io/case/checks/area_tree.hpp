// The area table as a tree, for checks: who is whose parent, who is a leaf, who stands above whom. Robust against the
// faults it helps to find: unknown parents count as none, and a walk upwards ends after as many steps as there are
// areas.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/case/code_index.hpp"

namespace xuewei {

class AreaTree {
 public:
  explicit AreaTree(const std::vector<AreaRow>& areas);

  std::optional<std::size_t> find(const std::string& code) const { return by_code_.find(code); }
  std::optional<std::size_t> parent(std::size_t area) const { return parent_[area]; }
  bool leaf(std::size_t area) const { return children_[area] == 0; }
  /// The area itself, its parent and so on to the top; ends early in a cycle.
  std::vector<std::size_t> upwards(std::size_t area) const;
  bool in_cycle(std::size_t area) const;
  std::vector<std::size_t> leaves() const;
  /// The closest area of this level at or above `area`.
  std::optional<std::size_t> at_level(std::size_t area, AreaLevel level) const;

 private:
  const std::vector<AreaRow>& areas_;
  CodeIndex by_code_;
  std::vector<std::optional<std::size_t>> parent_;
  std::vector<std::size_t> children_;
};

}  // namespace xuewei
