#include "io/results/digest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <span>
#include <stdexcept>

#include <openssl/evp.h>

namespace xuewei {
namespace {

struct AddAttributeValue {
  Sha256& digest;

  void operator()(const std::string& text) const { digest.add_text(text); }
  void operator()(double number) const { digest.add_values(std::span<const double>(&number, 1)); }
  void operator()(std::int64_t number) const { digest.add_values(std::span<const std::int64_t>(&number, 1)); }
  void operator()(std::uint64_t number) const { digest.add_size(number); }
  void operator()(const std::vector<std::uint64_t>& numbers) const { add_list(numbers); }
  void operator()(const std::vector<std::string>& texts) const { add_list(texts); }

 private:
  template <class T>
  void add_list(const std::vector<T>& list) const {
    digest.add_size(list.size());
    digest.add_values(std::span<const T>(list));
  }
};

}  // namespace

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

void add_head(Sha256& digest, std::string_view path, const std::vector<std::size_t>& shape) {
  digest.add_text(path);
  digest.add_size(shape.size());
  for (const std::size_t size : shape) digest.add_size(size);
}

std::string results_digest(const Document& document) {
  std::vector<const Dataset*> datasets;
  for (const Group& group : document.groups)
    for (const Dataset& dataset : group.datasets)
      if (is_digested(dataset.path)) datasets.push_back(&dataset);
  std::sort(datasets.begin(), datasets.end(), [](const Dataset* a, const Dataset* b) { return a->path < b->path; });
  Sha256 digest;
  for (const Dataset* dataset : datasets) {
    add_head(digest, dataset->path, dataset->shape);
    digest.add_values(dataset->values);
  }
  return digest.finish();
}

std::string attributes_digest(const Document& document) {
  struct Owner {
    std::string_view path;
    const std::vector<Attribute>* attributes;
    const Dataset* dataset = nullptr;
  };
  std::vector<Owner> owners = {{"/", &document.attributes}};
  for (const Group& group : document.groups) {
    owners.push_back({group.path, &group.attributes});
    if (group.path == kInputsGroup)
      for (const Dataset& dataset : group.datasets) owners.push_back({dataset.path, &dataset.attributes, &dataset});
  }
  std::ranges::sort(owners, {}, &Owner::path);
  Sha256 digest;
  for (const Owner& owner : owners) {
    std::vector<const Attribute*> attributes;
    for (const Attribute& attribute : *owner.attributes)
      if (attribute.name != kResultsDigest && attribute.name != kAttributesDigest) attributes.push_back(&attribute);
    std::ranges::sort(attributes, {}, [](const Attribute* attribute) { return attribute->name; });
    digest.add_text(owner.path);
    digest.add_size(attributes.size());
    for (const Attribute* attribute : attributes) {
      digest.add_text(attribute->name);
      digest.add_size(attribute->value.index());
      std::visit(AddAttributeValue{digest}, attribute->value);
    }
    if (owner.dataset) {
      add_head(digest, owner.path, owner.dataset->shape);
      digest.add_values(owner.dataset->values);
    }
  }
  return digest.finish();
}

}  // namespace xuewei
