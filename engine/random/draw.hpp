// A draw is a function of what it is for, not an event in time.
//
// There is no generator object and so no order of draws: threads, lanes, ranks and split jobs cannot change a value,
// and one replicate can be replayed alone. The scenario is not part of the key: two policies meet the same luck.
// Entities enter by a key made from their stable code, never by position: adding a school leaves the others' luck
// alone.
//
// Generator: Philox 4x32 with 10 rounds (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3,
// SC'11, 2011, doi:10.1145/2063384.2063405).
//   key     = low word, high word of the 64-bit seed
//   counter = replicate | entity | year << 16 + draw | stream      (four 32-bit words, in this order)
// The block gives four words; a uniform takes the first two. This layout is kRandomScheme: changing it changes results
// and needs another name.
//
// Not modelled: keys are 32 bits, so among n entities of one stream about n^2 / 2^33 pairs share their luck (0.03 % for
// one pair among 1,500 sites). Nobody but those two entities is concerned.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/lanes/lane.hpp"
#include "engine/random/streams.hpp"

namespace xuewei {

inline constexpr std::string_view kRandomScheme = "philox4x32-10/1";

struct DrawKey {
  std::uint64_t seed = 0;
  std::uint32_t replicate = 0;  ///< zero-based
  std::uint32_t entity = 0;     ///< entity_key of a stable code; 0 for what all entities share
  int year = 0;                 ///< calendar year, 0 to 65535
  int draw = 0;                 ///< number of the draw among those of this year and stream, 0 to 65535
  Stream stream = Stream::fertility;
};

/// The four words of the block behind a draw.
std::array<std::uint32_t, 4> random_block(const DrawKey& key);

/// Uniform on the open interval (0, 1): (k + 1/2) / 2^52 with k the first 52 bits of the block. Mean exactly 1/2,
/// smallest value 2^-53, largest 1 - 2^-53, so that inversion never meets 0 or 1.
double uniform(const DrawKey& key);

/// Standard normal by inversion of one uniform.
double normal(const DrawKey& key);
/// Of kLanes replicates, from that of the key on.
Lane normals(DrawKey key);

/// Stable 32-bit key of a code (UTF-8 bytes): FNV-1a (Fowler, Noll, Vo; offset 2166136261, prime 16777619), then the
/// final mixing of MurmurHash3 (Appleby), because FNV-1a alone leaves codes that differ in the last digit close
/// together.
std::uint32_t entity_key(std::string_view code);

}  // namespace xuewei
