// What the case does not name is named here, not in the engine.
#include <gtest/gtest.h>

#include "io/words/names.hpp"

namespace xuewei::testing {
namespace {

TEST(Names, OfATotalByResidenceAreThoseOfTheWholeAndItsType) {
  Node node;
  node.name = "赤峰市";
  node.name_en = "Chifeng";
  node.residence = Residence::rural;
  EXPECT_EQ(name_of(node).zh, "赤峰市乡村");
  EXPECT_EQ(name_of(node).en, "Chifeng rural");
  node.level = AreaLevel::area;  // a leaf of one residence type
  EXPECT_EQ(name_of(node).zh, "赤峰市");
}

TEST(Names, OfASchoolThatOnlyARuleMayOpenSayWhereItWouldStand) {
  Network network;
  network.zones.push_back({.name = "新区"});
  network.stages.push_back({.name_zh = "小学"});
  Site site;
  site.zone = ZoneId(0);
  site.stage = StageId(0);
  EXPECT_EQ(school_name_of(network, site), "拟建小学（新区）");
  site.school_name = "第一小学";
  EXPECT_EQ(school_name_of(network, site), "第一小学");
}

}  // namespace
}  // namespace xuewei::testing
