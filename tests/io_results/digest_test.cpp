#include "io/results/digest.hpp"

#include <gtest/gtest.h>

namespace xuewei {
namespace {

TEST(Digest, IsSha256) {
  // FIPS 180-4's example "abc" (NIST, Secure Hash Standard, example values).
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace xuewei
