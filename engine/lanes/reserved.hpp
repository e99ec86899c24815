// A list with room of its own: what is added within it allocates nothing.
#pragma once

#include <cstddef>
#include <vector>

namespace xuewei {

/// A vector with room for `most` elements. A copy has the room of its original, which std::vector does not promise.
template <class T>
class Reserved : public std::vector<T> {
 public:
  Reserved() = default;
  explicit Reserved(std::size_t most) { this->reserve(most); }
  Reserved(const Reserved& other) : std::vector<T>() { *this = other; }
  Reserved(Reserved&&) = default;
  Reserved& operator=(const Reserved& other) {
    if (this == &other) return *this;
    this->reserve(other.capacity());
    this->assign(other.begin(), other.end());
    return *this;
  }
  Reserved& operator=(Reserved&&) = default;
};

}  // namespace xuewei
