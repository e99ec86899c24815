// The identity of a scenario: what its numbers follow from beside seed and replicate. Two results files may be joined where
// identity, seed, random scheme and revision agree, whichever commit of the program made them.
//
// Canonical form: io/case/identity/canonical.hpp, of the case after its overlay and --until. Digests, SHA-256 in a file of
// results:
//   column = bytes of its rows
//   part = name, rows (uint64), then for each column its name and its digest (64 hexadecimal digits)
//   identity = revision of the results (uint64), then the digests of the parts that the simulation reads, in order
// Names and digests count as texts: length (uint64), then bytes. Parts that the simulation does not read have a digest of
// their own, over their digests alone: it is reported and never refuses.
//
// The values are kept, so that a difference can be named with both; of a part above kMostBytesOfAPart only the digests are, and a
// difference then names part and column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/case/case.hpp"
#include "io/case/identity/digest.hpp"
#include "io/words/bilingual.hpp"

namespace xuewei {

inline constexpr std::size_t kMostBytesOfAPart = std::size_t{32} << 20;

struct IdentityColumn {
  std::string name;
  std::string digest;
  std::uint64_t bytes = 0;  ///< of its canonical form
};

struct IdentityPart {
  std::string name;
  std::string digest;
  std::uint64_t rows = 0;
  bool read_by_simulation = true;
  std::vector<IdentityColumn> columns;
  std::vector<std::uint8_t> values;  ///< the canonical form, column after column; empty where only digests are kept

  bool has_values() const { return !values.empty(); }
  /// Nothing if there is no such column, or only its digest.
  std::string_view bytes_of(std::string_view column) const;
};

struct Identity {
  std::string digest;        ///< empty: not known, as of a file of format 1.0
  std::string other_digest;  ///< of the parts that the simulation does not read; empty if there are none
  std::vector<std::shared_ptr<const IdentityPart>> parts;

  bool known() const { return !digest.empty(); }
};

/// Not known without a digest.
Identity identity_of(const Case& input, const Digest& digest, std::size_t most_bytes_of_a_part = kMostBytesOfAPart);

/// One value in which two cases differ.
struct IdentityDifference {
  Bilingual place;  ///< as place_of has it, or `schools, classrooms` where only digests are kept
  Bilingual first;
  Bilingual second;
};

/// Of a table that only one case has, so many rows are named; the rest is counted.
inline constexpr std::size_t kNamedRows = 3;

/// What the simulation reads and is not the same in both, in the catalogue's order. Rows are matched by key.
std::vector<IdentityDifference> differences(const Identity& first, const Identity& second);

}  // namespace xuewei
