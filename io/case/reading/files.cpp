#include "io/case/reading/files.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>
#include <openssl/evp.h>

namespace xuewei {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("SHA-256 is not available in this OpenSSL");
  std::string text;
  for (unsigned int i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

std::optional<std::string> CaseFiles::read(const std::filesystem::path& path) {
  if (!std::filesystem::is_regular_file(path)) return std::nullopt;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.bad()) return std::nullopt;
  const std::string name = name_of(path);
  if (std::ranges::find(inputs_, name, &InputFile::path) == inputs_.end()) inputs_.push_back({name, sha256_hex(bytes)});
  return bytes;
}

std::string CaseFiles::name_of(const std::filesystem::path& path) const {
  const auto relative = path.lexically_normal().lexically_relative(directory_.lexically_normal());
  if (relative.empty() || *relative.begin() == "..") return path.filename().generic_string();
  return relative.generic_string();
}

}  // namespace xuewei
