#include "io/description/identity.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/model/revision.hpp"
#include "io/case/identity/canonical.hpp"
#include "io/framing.hpp"

namespace xuewei {
namespace {

/// Bytes to take a digest of.
class Record : public Framed<Record> {
 public:
  void add(const void* bytes, std::size_t count) { bytes_.append(static_cast<const char*>(bytes), count); }
  bool empty() const { return bytes_.empty(); }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

std::string digest_of(const IdentityPart& part, const Digest& digest) {
  Record record;
  record.add_text(part.name);
  record.add_size(part.rows);
  for (const IdentityColumn& column : part.columns) {
    record.add_text(column.name);
    record.add_text(column.digest);
  }
  return digest(record.bytes());
}

}  // namespace

std::string_view IdentityPart::bytes_of(std::string_view column) const {
  if (!has_values()) return {};
  const auto* at = reinterpret_cast<const char*>(values.data());
  for (const IdentityColumn& one : columns) {
    if (one.name == column) return {at, static_cast<std::size_t>(one.bytes)};
    at += one.bytes;
  }
  return {};
}

Identity identity_of(const Case& input, const Digest& digest, std::size_t most_bytes_of_a_part) {
  if (!digest) return {};
  std::vector<std::shared_ptr<IdentityPart>> parts;
  std::size_t bytes_of_part = 0;
  write_canonical(input, [&](const CanonicalPart& part, std::string_view column, std::string_view bytes) {
    if (parts.empty() || parts.back()->name != part.name) {
      parts.push_back(std::make_shared<IdentityPart>(
          IdentityPart{std::string(part.name), {}, part.rows, part.read_by_simulation, {}, {}}));
      bytes_of_part = 0;
    }
    IdentityPart& into = *parts.back();
    into.columns.push_back({std::string(column), digest(bytes), bytes.size()});
    bytes_of_part += bytes.size();
    if (bytes_of_part <= most_bytes_of_a_part)
      into.values.insert(into.values.end(), bytes.begin(), bytes.end());
    else
      into.values = {};
  });

  Identity identity;
  Record read, others;
  read.add_size(kResultsRevision);
  for (const auto& part : parts) {
    part->digest = digest_of(*part, digest);
    (part->read_by_simulation ? read : others).add_text(part->digest);
    identity.parts.push_back(part);
  }
  identity.digest = digest(read.bytes());
  if (!others.empty()) identity.other_digest = digest(others.bytes());
  return identity;
}

}  // namespace xuewei
