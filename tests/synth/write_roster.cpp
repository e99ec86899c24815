#include "tools/synth/write_roster.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/synth/totals_case.hpp"
#include "tools/synth/synthesise.hpp"

namespace xuewei {
namespace {

SchoolRow made_up_school() {
  SchoolRow row;
  row.school_code = "C1P001";
  row.school_name = "甲, \"乙\"";
  row.stage = "primary";
  row.area = "C1-rural";
  row.zone = "C1-rural-Z1";
  row.sector = Sector::inclusive_private;
  row.longitude_deg = 118.95;
  row.latitude_deg = 42.00001;
  row.classrooms = 3;
  row.floor_area_m2 = 891;
  row.grounds_m2 = 4563;
  row.pupils_by_grade = {5, 0, 5, 5, 4, 4};
  row.staff = 4;
  row.flags = {"teaching_point", "boarding"};
  row.basis = Basis::synthetic;
  return row;
}

TEST(RosterCsv, HasTheColumnsOfTheCaseFormat) {
  EXPECT_EQ(
      roster_csv({}),
      "school_code,school_name,stage,area,zone,sector,longitude_deg,latitude_deg,classrooms,floor_area_m2,grounds_m2,"
      "beds,pupils_1,pupils_2,pupils_3,pupils_4,pupils_5,pupils_6,pupils_7,pupils_8,pupils_9,staff,group,flags,"
      "basis\n");
}

TEST(RosterCsv, WritesWholeNumbersShortDecimalsBlanksAndQuotes) {
  const std::string csv = roster_csv({made_up_school()});
  EXPECT_EQ(csv.substr(csv.find('\n') + 1),
            "C1P001,\"甲, \"\"乙\"\"\",primary,C1-rural,C1-rural-Z1,inclusive_private,118.95,42.00001,3,891,4563,0,"
            "5,0,5,5,4,4,,,,4,,teaching_point;boarding,synthetic\n");
}

}  // namespace
}  // namespace xuewei
