// Reading a sound case: values, spellings, files, and what is echoed into results.
#include "io/case/files/directory.hpp"
#include "io/case/read_case.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

LoadedCase minimal(std::string_view scenario = "baseline") {
  return read_case(Directory(std::filesystem::path(XUEWEI_SOURCE_DIR) / "scenarios/minimal"), scenario);
}

TEST(Reader, ReadsTheMinimalCase) {
  const LoadedCase loaded = minimal();
  const Case& data = loaded.data;
  EXPECT_EQ(data.name, "minimal");
  EXPECT_EQ(data.base_year, 2020);
  EXPECT_EQ(data.horizon, 2025);
  EXPECT_THAT(data.stages, SizeIs(5));
  EXPECT_THAT(data.stages[0].class_size_norm, ElementsAre(25, 30, 35));
  EXPECT_THAT(data.stages[1].class_size_norm, ElementsAre(45, 45, 45, 45, 45, 45)) << "one number serves every grade";
  EXPECT_THAT(data.population, SizeIs(2 * 2 * 51));
  EXPECT_THAT(data.schools, SizeIs(8));
  const SchoolRow& school = data.schools[1];
  EXPECT_EQ(school.site_code(), "K2/kindergarten");
  EXPECT_EQ(school.sector, Sector::state);
  EXPECT_THAT(school.pupils_by_grade, ElementsAre(78, 97, 110));
  EXPECT_THAT(data.schools[4].flags, ElementsAre("teaching_point"));
  EXPECT_EQ(data.areas[2].residence, Residence::town);
  EXPECT_EQ(data.areas[0].residence, std::nullopt);
  EXPECT_EQ(data.teachers[0].track, RetirementTrack::women_50);
  EXPECT_EQ(data.projects[0].kind, ProjectKind::extension);
  EXPECT_EQ(data.parameters.senior_entry_share.at(2023), 0.95);
  EXPECT_EQ(data.uncertainty[0].form, Uncertainty::Form::ar1_lognormal);
  EXPECT_TRUE(loaded.synthetic);
  EXPECT_EQ(loaded.scenario_name, "baseline");
  EXPECT_EQ(loaded.scenario_json, "{}");
  EXPECT_THAT(loaded.warnings, IsEmpty());
}

TEST(Reader, NotesEveryInputWithTheDigestThatIsWanted) {
  CaseCopy copy;
  copy.write("zones.csv", copy.text("zones.csv"));
  const ReadOptions options{.digest = [](std::string_view bytes) { return std::to_string(bytes.size()); }};
  const LoadedCase loaded = read_case(Directory(copy.directory()), "low-births", options);
  EXPECT_THAT(loaded.inputs, SizeIs(16));
  EXPECT_EQ(loaded.inputs[0].path, "case.json");
  EXPECT_EQ(loaded.inputs[1].path, "scenarios/low-births.json");
  for (const InputFile& input : loaded.inputs) EXPECT_EQ(input.sha256, std::to_string(copy.text(input.path).size()));
  for (const InputFile& input : read_case(Directory(copy.directory())).inputs) EXPECT_EQ(input.sha256, "");
  copy.write("zones.csv", copy.text("zones.csv") + "\n");
  const LoadedCase changed = read_case(Directory(copy.directory()), "low-births", options);
  const auto differs = std::ranges::mismatch(loaded.inputs, changed.inputs, {}, &InputFile::sha256, &InputFile::sha256);
  EXPECT_EQ(differs.in1->path, "zones.csv");
}

TEST(Reader, ChineseHeadingsAndValuesMeanTheSame) {
  CaseCopy copy;
  copy.write("zones.csv",
             "居住点代码,居住点名称,片区代码,备注,经度,纬度,儿童占比,平均半径,数据性质\n"
             "Z1,县城镇,X1T,,110.00,40.00,1,2,合成\nZ2,东乡,X1R,,110.10,40.00,0.6,3,合成\n"
             "Z3,西乡,X1R,，,109.80,40.00,0.4,4,合成\n")
      .replace("population.csv", "X1T,male,0", "X1T,男,0")
      .replace("schools.csv", "K1,县城幼儿园,kindergarten", "K1,县城幼儿园,幼儿园")
      .replace("schools.csv", "primary,X1R,Z3,state", "小学,X1R,Z3,公办")
      .replace("schools.csv", "teaching_point", "教学点；寄宿")
      .replace("case.json", "\"survival\"", "\"存活比\"");
  const LoadedCase loaded = read_case(Directory(copy.directory()));
  EXPECT_EQ(loaded.data.zones[1].child_share, 0.6);
  EXPECT_EQ(loaded.data.population[0].sex, Sex::male);
  EXPECT_EQ(loaded.data.schools[0].stage, "kindergarten");
  EXPECT_EQ(loaded.data.schools[4].stage, "primary");
  EXPECT_THAT(loaded.data.schools[4].flags, ElementsAre("teaching_point", "boarding"));
  EXPECT_EQ(loaded.case_json, minimal().case_json);
}

TEST(Reader, ByteOrderMarkCarriageReturnsAndColumnOrderDoNotMatter) {
  CaseCopy copy;
  copy.write("recruitment.csv",
             "\xEF\xBB\xBF"
             "basis,cap_per_year,stage,county,note\r\n"
             "synthetic,5,kindergarten,X1,\"one, two\r\nthree \"\"four\"\"\"\r\n\r\n"
             "synthetic, 8 ,\"primary\",X1,");
  const LoadedCase loaded = read_case(Directory(copy.directory()));
  ASSERT_THAT(loaded.data.recruitment, SizeIs(2));
  EXPECT_EQ(loaded.data.recruitment[1].stage, "primary");
  EXPECT_EQ(loaded.data.recruitment[1].cap_per_year, 8.0);
}

TEST(Reader, ATableMayBeSeveralFiles) {
  CaseCopy copy;
  copy.write("more.csv",
             "code,name,area,longitude_deg,latitude_deg,child_share,radius_km,basis\n"
             "Z4,北乡,X1R,110,40.1,0.1,2,synthetic\n")
      .replace("zones.csv", "0.4,4", "0.3,4")
      .replace("case.json", "\"zones.csv\"", "[\"zones.csv\", \"more.csv\"]");
  EXPECT_THAT(read_case(Directory(copy.directory())).data.zones, SizeIs(4));
}

TEST(Reader, EffectiveCaseReadsBackAsItself) {
  CaseCopy copy;
  const LoadedCase loaded = read_case(Directory(copy.directory()), "low-births");
  EXPECT_THAT(loaded.case_json, HasSubstr("\"detour_factor\":1.3")) << "defaults are written out";
  EXPECT_THAT(loaded.case_json, HasSubstr("\"fertility_multiplier\":{\"2021\":1.0,\"2024\":0.7}"));
  copy.write("case.json", loaded.case_json);
  EXPECT_EQ(read_case(Directory(copy.directory())).case_json, loaded.case_json);
}

TEST(Reader, PopulationAloneIsACase) {
  CaseCopy copy;
  copy.write("case.json", R"({"format": "xuewei-case", "format_version": 1, "name": "five", "title_zh": "五岁组",
      "title_en": "Five-year groups", "base_year": 1993, "horizon": 1998,
      "population_settings": {"census_date": "1993-12-31", "age_width": 5, "table_age_width": 5, "open_age": 10,
                              "mortality_measure": "Lx", "radix": 100000},
      "tables": {"areas": "areas.csv", "population": "population.csv", "fertility": "fertility.csv",
                 "mortality": "mortality.csv"}})")
      .write("areas.csv", "code,name,parent,level,residence,basis\nSE,瑞典,,region,urban,published\n")
      .write("population.csv",
             "area,sex,age,persons,basis\nSE,male,0,1,published\nSE,male,5,2,published\n"
             "SE,male,10,3,published\nSE,female,0,1,published\nSE,female,5,2,published\n"
             "SE,female,10,3,published\n")
      .write("fertility.csv", "area,year,age,births_per_woman_year,basis\nSE,1993,10,0.02,published\n")
      .write("mortality.csv",
             "area,year,sex,age,value,basis\nSE,1993,male,0,497487,published\n"
             "SE,1993,male,5,497138,published\nSE,1993,male,10,900000,published\n"
             "SE,1993,female,0,497487,published\nSE,1993,female,5,497138,published\n"
             "SE,1993,female,10,900000,published\n");
  const LoadedCase loaded = read_case(Directory(copy.directory()));
  EXPECT_THAT(loaded.data.stages, IsEmpty());
  EXPECT_EQ(loaded.data.population_settings.age_width, 5);
  EXPECT_FALSE(loaded.synthetic);
}

TEST(Reader, WarnsOfWhatIsLegalButUnlikely) {
  CaseCopy copy;
  copy.replace("schools.csv", "state,110.10,40.00,12,2850", "state,111.10,40.00,3,2850")
      .replace("teachers.csv", "women_55,1966,15", "women_55,1966,18")
      .remove("SOURCES.md");
  const auto warnings = read_case(Directory(copy.directory())).warnings;
  ASSERT_THAT(warnings, SizeIs(4));
  EXPECT_THAT(to_text(warnings[0]), HasSubstr("schools.csv:3 classrooms = 3: 285 pupils would make classes above"));
  EXPECT_THAT(to_text(warnings[1]),
              HasSubstr("schools.csv:3 longitude_deg = 111.1: the school is 85 km from its zone"));
  EXPECT_THAT(
      to_text(warnings[2]),
      HasSubstr("teachers.csv = 63: county X1, stage kindergarten: the schools have 60 staff; the difference is +3"));
  EXPECT_THAT(to_text(warnings[3]), HasSubstr("SOURCES.md: the file is missing"));
}

TEST(Reader, TotalsWithoutARosterAreACaseForSynth) {
  CaseCopy copy;
  copy.replace("case.json", "\"schools\": \"schools.csv\",", "")
      .replace("case.json", ",\n    \"programmes\": \"programmes.csv\",\n    \"projects\": \"projects.csv\"", "");
  const auto warnings = read_case(Directory(copy.directory())).warnings;
  ASSERT_THAT(warnings, SizeIs(1));
  EXPECT_THAT(to_text(warnings[0]), HasSubstr("school_totals.csv: there are totals but no schools; `xuewei synth`"));
}

}  // namespace
}  // namespace xuewei::testing
