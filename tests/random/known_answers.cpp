// The generator is the published one, and the words of the counter stand where draw.hpp says.
//
// Vectors: DEShawResearch/random123, tests/kat_vectors, lines "philox4x32 10" (counter, key, result). The uniforms and
// normals below come from an independent implementation of the paper's equations in Python (integers of unlimited size;
// statistics.NormalDist for the quantile).
#include <gtest/gtest.h>

#include "engine/random/draw.hpp"

namespace xuewei {
namespace {

using Words = std::array<std::uint32_t, 4>;

TEST(Philox, GivesThePublishedAnswers) {
  EXPECT_EQ(random_block({0, 0, 0, 0, 0, Stream{0}}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(random_block({0xffffffffffffffff, 0xffffffff, 0xffffffff, 0xffff, 0xffff, Stream{0xffffffff}}),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(random_block({0x299f31d0a4093822, 0x243f6a88, 0x85a308d3, 0x1319, 0x8a2e, Stream{0x03707344}}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Draws, KeepTheirValues) {
  const DrawKey fertility{1, 0, entity_key("150402"), 2020, 0, Stream::fertility};
  EXPECT_EQ(uniform(fertility), 0x1.dac12cad0411ap-2);
  EXPECT_NEAR(normal(fertility), -0.09129894710025362, 1e-15);
  const DrawKey size{20200901, 999, entity_key("150402P001/primary"), 2035, 7, Stream::synth_size};
  EXPECT_EQ(uniform(size), 0x1.a61fa48ae4bf0p-5);
  EXPECT_NEAR(normal(size), -1.6302081092383462, 3e-15);
  const DrawKey edge{(1ULL << 63) + 5, 0xffffffff, 0, 2021, 65535, Stream::entry};
  EXPECT_EQ(uniform(edge), 0x1.2ccabb6647e16p-2);
  EXPECT_NEAR(normal(edge), -0.5424853127779335, 1e-15);
}

TEST(EntityKey, KeepsItsValues) {
  EXPECT_EQ(entity_key(""), 0xab3e7c0bu);
  EXPECT_EQ(entity_key("a"), 0x1a80b1b3u);
  EXPECT_EQ(entity_key("150402"), 0x70d7100au);
  EXPECT_EQ(entity_key("150402P001"), 0xbcfe106cu);
  EXPECT_EQ(entity_key("150402P002"), 0xc7ac6773u);
  EXPECT_EQ(entity_key("红山区"), 0x236df1dau);
}

TEST(RandomScheme, IsNamed) { EXPECT_EQ(kRandomScheme, "philox4x32-10/1"); }

}  // namespace
}  // namespace xuewei
