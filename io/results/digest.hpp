// Digests: SHA-256, and what a results file says under it.
//
// Results digest = SHA-256 over every dataset outside /provenance, in bytewise order of absolute paths; for each:
//   length of the path (uint64), the path (UTF-8), number of dimensions (uint64), their sizes (uint64 each), the values
//   in row-major order: numbers as stored, strings as length in bytes (uint64) and bytes.
// All integers and doubles are little-endian; every NaN counts as 0x7ff8000000000000. Attributes are not part of it.
//
// Attributes digest = SHA-256 over every attribute of every group, and the datasets of /provenance/inputs with theirs; for
// each group or such dataset, in bytewise order of absolute paths: its path, the number of attributes (uint64), then in
// bytewise order of names each name, its kind (uint64: 0 text, 1 double, 2 int64, 3 uint64, 4 list of uint64, 5 list of
// texts) and its value; a list, a path and a text count as above. After the attributes of a dataset: dimensions, sizes
// and values. The two digests themselves are left out.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/framing.hpp"
#include "io/results/dataset.hpp"

namespace xuewei {

class Sha256 : public Framed<Sha256> {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(const void* bytes, std::size_t count);
  void add_values(const Values& values);
  /// 64 hexadecimal digits; once.
  std::string finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// SHA-256 of some bytes.
std::string sha256_hex(std::string_view bytes);

/// Whether a dataset takes part.
bool is_digested(std::string_view path);

/// What comes before the values of a dataset; one dataset after another, in order of path.
void add_head(Sha256& digest, std::string_view path, const std::vector<std::size_t>& shape);

std::string results_digest(const Document& document);

/// Parts of cases, named by their digests: the datasets here take part in the attributes digest.
inline constexpr std::string_view kInputsGroup = "/provenance/inputs";
inline constexpr const char* kResultsDigest = "results_digest";
inline constexpr const char* kAttributesDigest = "attributes_digest";

std::string attributes_digest(const Document& document);

}  // namespace xuewei
