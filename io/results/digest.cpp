#include "io/results/digest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <stdexcept>

#include <openssl/evp.h>

namespace xuewei {

struct Sha256::Context {
  EVP_MD_CTX* evp = EVP_MD_CTX_new();
  ~Context() { EVP_MD_CTX_free(evp); }
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  if (!context_->evp || EVP_DigestInit_ex(context_->evp, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("SHA-256 is not available");
}

Sha256::~Sha256() = default;

void Sha256::add(const void* bytes, std::size_t count) {
  if (EVP_DigestUpdate(context_->evp, bytes, count) != 1) throw std::runtime_error("SHA-256 failed");
}

void Sha256::add_values(const Values& values) {
  if (const auto* texts = std::get_if<std::span<const std::string>>(&values)) {
    for (const std::string& text : *texts) add_text(text);
    return;
  }
  if (const auto* numbers = std::get_if<std::span<const double>>(&values)) {
    constexpr std::uint64_t kAnyNan = 0x7ff8000000000000;
    std::array<std::uint64_t, 512> bits;
    for (std::size_t first = 0; first < numbers->size(); first += bits.size()) {
      const std::size_t count = std::min(bits.size(), numbers->size() - first);
      for (std::size_t i = 0; i < count; ++i) {
        const double number = (*numbers)[first + i];
        bits[i] = std::isnan(number) ? kAnyNan : std::bit_cast<std::uint64_t>(number);
      }
      add(bits.data(), count * sizeof(std::uint64_t));
    }
    return;
  }
  std::visit([this](const auto& span) { add(span.data(), span.size_bytes()); }, values);
}

std::string Sha256::finish() {
  std::array<unsigned char, 32> bytes{};
  if (EVP_DigestFinal_ex(context_->evp, bytes.data(), nullptr) != 1) throw std::runtime_error("SHA-256 failed");
  std::string text;
  for (const unsigned char byte : bytes) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes.data(), bytes.size());
  return digest.finish();
}

bool is_digested(std::string_view path) { return !path.starts_with("/provenance"); }

void add_dataset(Sha256& digest, const Dataset& dataset) {
  digest.add_text(dataset.path);
  digest.add_size(dataset.shape.size());
  for (const std::size_t size : dataset.shape) digest.add_size(size);
  digest.add_values(dataset.values);
}

std::string results_digest(const Document& document) {
  std::vector<const Dataset*> datasets;
  for (const Group& group : document.groups)
    for (const Dataset& dataset : group.datasets)
      if (is_digested(dataset.path)) datasets.push_back(&dataset);
  std::sort(datasets.begin(), datasets.end(), [](const Dataset* a, const Dataset* b) { return a->path < b->path; });
  Sha256 digest;
  for (const Dataset* dataset : datasets) add_dataset(digest, *dataset);
  return digest.finish();
}

}  // namespace xuewei
