#include "io/results/file_checksum.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <vector>

#include "io/results/digest.hpp"

namespace xuewei {
namespace {

constexpr std::string_view kMark = "\nxuewei-sha256 ";
constexpr std::size_t kLineBytes = kMark.size() + 64 + 1;

}  // namespace

std::string checksum_line(std::span<const char> bytes) {
  return std::string(kMark) + sha256_hex({bytes.data(), bytes.size()}) + "\n";
}

FileChecksum check_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const std::streamoff size = file.tellg();
  if (!file || size < static_cast<std::streamoff>(kLineBytes)) return FileChecksum::absent;
  std::string line(kLineBytes, '\0');
  file.seekg(size - static_cast<std::streamoff>(kLineBytes));
  if (!file.read(line.data(), kLineBytes) || !line.starts_with(kMark)) return FileChecksum::absent;
  file.seekg(0);
  Sha256 digest;
  std::vector<char> part(std::size_t{1} << 20);
  for (std::streamoff left = size - static_cast<std::streamoff>(kLineBytes); left > 0;) {
    const std::streamsize count = std::min<std::streamoff>(left, static_cast<std::streamoff>(part.size()));
    if (!file.read(part.data(), count)) return FileChecksum::wrong;
    digest.add(part.data(), static_cast<std::size_t>(count));
    left -= count;
  }
  return std::string(kMark) + digest.finish() + "\n" == line ? FileChecksum::right : FileChecksum::wrong;
}

}  // namespace xuewei
