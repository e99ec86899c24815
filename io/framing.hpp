// How numbers and texts stand among the bytes that a digest is taken of: a number as uint64, little-endian, a text as its
// length and then its bytes, so that no two lists of texts have the same bytes.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xuewei {

static_assert(std::endian::native == std::endian::little, "digests are defined over little-endian numbers");

/// For a class `Bytes` that takes bytes with `add(const void*, std::size_t)`.
template <class Bytes>
class Framed {
 public:
  void add_size(std::uint64_t number) { bytes().add(&number, sizeof number); }
  void add_text(std::string_view text) {
    add_size(text.size());
    bytes().add(text.data(), text.size());
  }

 private:
  Bytes& bytes() { return static_cast<Bytes&>(*this); }
};

}  // namespace xuewei
