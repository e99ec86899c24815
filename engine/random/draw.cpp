#include "engine/random/draw.hpp"

#include <Random123/philox.h>

#include "engine/contracts/contract.hpp"
#include "engine/lanes/lane_math.hpp"

namespace xuewei {

std::array<std::uint32_t, 4> random_block(const DrawKey& key) {
  XUEWEI_EXPECT(key.year >= 0 && key.year < 65536 && key.draw >= 0 && key.draw < 65536);
  const philox4x32_ctr_t counter{{key.replicate, key.entity,
                                  static_cast<std::uint32_t>(key.year) << 16 | static_cast<std::uint32_t>(key.draw),
                                  static_cast<std::uint32_t>(key.stream)}};
  const philox4x32_key_t seed{{static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32)}};
  const philox4x32_ctr_t block = philox4x32_R(10, counter, seed);
  return {block.v[0], block.v[1], block.v[2], block.v[3]};
}

double uniform(const DrawKey& key) {
  const auto block = random_block(key);
  const std::uint64_t bits = (static_cast<std::uint64_t>(block[0]) << 32 | block[1]) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

double normal(const DrawKey& key) { return normal_quantile(uniform(key)); }

Lane normals(DrawKey key) {
  Lane p;
  for (int lane = 0; lane < kLanes; ++lane, ++key.replicate) p[lane] = uniform(key);
  return normal_quantile(p);
}

std::uint32_t entity_key(std::string_view code) {
  std::uint32_t hash = 2166136261u;
  for (const char character : code) {
    hash ^= static_cast<unsigned char>(character);
    hash *= 16777619u;
  }
  hash ^= hash >> 16;
  hash *= 0x85ebca6bu;
  hash ^= hash >> 13;
  hash *= 0xc2b2ae35u;
  hash ^= hash >> 16;
  return hash;
}

}  // namespace xuewei
