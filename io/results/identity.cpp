#include "io/results/identity.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "engine/model/revision.hpp"
#include "io/case/identity/canonical.hpp"
#include "io/results/digest.hpp"

namespace xuewei {
namespace {

std::string digest_of(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes.data(), bytes.size());
  return digest.finish();
}

std::string digest_of(const IdentityPart& part) {
  Sha256 digest;
  digest.add_text(part.name);
  digest.add_size(part.rows);
  for (const IdentityColumn& column : part.columns) {
    digest.add_text(column.name);
    digest.add_text(column.digest);
  }
  return digest.finish();
}

}  // namespace

std::string_view IdentityPart::bytes_of(std::string_view column) const {
  if (!has_values()) return {};
  const auto* at = reinterpret_cast<const char*>(values.data());
  for (const IdentityColumn& one : columns) {
    if (one.name == column) return {at, one.bytes};
    at += one.bytes;
  }
  return {};
}

Identity identity_of(const Case& input, std::size_t most_bytes_of_a_part) {
  std::vector<std::shared_ptr<IdentityPart>> parts;
  std::size_t bytes_of_part = 0;
  write_canonical(input, [&](const CanonicalPart& part, std::string_view column, std::string_view bytes) {
    if (parts.empty() || parts.back()->name != part.name) {
      parts.push_back(std::make_shared<IdentityPart>(
          IdentityPart{std::string(part.name), {}, part.rows, part.read_by_simulation, {}, {}}));
      bytes_of_part = 0;
    }
    IdentityPart& into = *parts.back();
    into.columns.push_back({std::string(column), digest_of(bytes), bytes.size()});
    bytes_of_part += bytes.size();
    if (bytes_of_part <= most_bytes_of_a_part)
      into.values.insert(into.values.end(), bytes.begin(), bytes.end());
    else
      into.values = {};
  });

  Identity identity;
  Sha256 read, others;
  read.add_size(kResultsRevision);
  bool any_other = false;
  for (const auto& part : parts) {
    part->digest = digest_of(*part);
    (part->read_by_simulation ? read : others).add_text(part->digest);
    any_other = any_other || !part->read_by_simulation;
    identity.parts.push_back(part);
  }
  identity.digest = read.finish();
  if (any_other) identity.other_digest = others.finish();
  return identity;
}

}  // namespace xuewei
