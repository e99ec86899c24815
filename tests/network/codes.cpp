// Rows found by their codes, and who draws pupils from where.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "engine/network/network.hpp"
#include "tests/support/random_case.hpp"

namespace xuewei {
namespace {

class Codes : public ::testing::Test {
 protected:
  const Case input = support::RandomCase(1, {.counties = 3}).make();
  const Network network = make_network(input);
};

TEST_F(Codes, FindEveryRowAndNothingElse) {
  for (std::size_t i = 0; i < network.nodes.size(); ++i) EXPECT_EQ(network.find_node(network.nodes[i].code), NodeId(i));
  for (std::size_t i = 0; i < network.zones.size(); ++i) EXPECT_EQ(network.find_zone(network.zones[i].code), ZoneId(i));
  for (std::size_t i = 0; i < network.sites.size(); ++i) {
    const Site& site = network.sites[i];
    EXPECT_EQ(network.find_site(site.school_code, network.stages[site.stage.index()].id), SiteId(i));
  }
  EXPECT_FALSE(network.find_zone("C0").valid());
  EXPECT_FALSE(network.find_site("S1", "no such stage").valid());
  EXPECT_FALSE(network.find_stage("").valid());
}

TEST_F(Codes, ASchoolOfAnUnknownStageIsRefused) {
  Case broken = input;
  broken.schools.front().stage = "primry";
  EXPECT_THROW(make_network(broken), std::invalid_argument);
}

TEST_F(Codes, TellLeavesCountiesAndTotalsApart) {
  EXPECT_EQ(network.find_leaf("C1T"), LeafId(4));
  EXPECT_EQ(network.find_county("C1"), CountyId(1));
  EXPECT_FALSE(network.find_leaf("C1").valid());
  EXPECT_FALSE(network.find_county("C1T").valid());
  EXPECT_TRUE(network.find_node("P-total-urban").valid());
  EXPECT_FALSE(network.find_leaf("P-total-urban").valid());
  EXPECT_FALSE(network.find_county("P-total-urban").valid());
}

TEST(CodeIndex, FindsTheFirstOfTwoRowsWithOneCode) {
  const std::vector<std::string> codes = {"a", "b", "a"};
  CodeIndex index(codes, std::identity());
  index.add("c");
  EXPECT_EQ(index.find("a"), 0u);
  EXPECT_EQ(index.find("c"), 3u);
  EXPECT_EQ(index.find("d"), std::nullopt);
}

TEST_F(Codes, OnePrefectureIsOneDistrict) {
  ASSERT_EQ(network.districts.size(), 1u);
  EXPECT_EQ(network.nodes[network.districts[0].node.index()].code, "P");
  EXPECT_EQ(network.districts[0].counties, (std::vector<CountyId>{CountyId(0), CountyId(1), CountyId(2)}));
}

TEST_F(Codes, EveryPrefectureIsADistrictAndSoIsAnOrphanedCounty) {
  Case two = input;
  two.areas.insert(two.areas.begin(), {"R", "区", "Region", "", AreaLevel::region, {}, Basis::synthetic});
  two.areas.push_back({"Q", "市", "Other", "R", AreaLevel::prefecture, {}, Basis::synthetic});
  for (AreaRow& area : two.areas) {
    if (area.code == "P") area.parent = "R";
    if (area.code == "C1") area.parent = "Q";
    if (area.code == "C2") area.parent = "R";  // below no prefecture
  }
  const Network divided = make_network(two);
  ASSERT_EQ(divided.districts.size(), 3u);
  EXPECT_EQ(divided.nodes[divided.districts[2].node.index()].code, "R");
  using enum StageRow::Catchment;
  for (std::size_t c = 0; c < 3; ++c) {
    EXPECT_EQ(divided.catchment_of(CountyId(c), county), c);
    EXPECT_EQ(divided.catchment_of(CountyId(c), prefecture), c);
    EXPECT_EQ(network.catchment_of(CountyId(c), prefecture), 0u);
  }
}

}  // namespace
}  // namespace xuewei
