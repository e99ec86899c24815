#include "io/description/coordinates.hpp"

#include "io/description/record_column.hpp"
#include "io/words/names.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

using Texts = std::vector<std::string>;

template <class Row, class Get>
auto column(const std::vector<Row>& rows, Get get) {
  std::vector<std::decay_t<decltype(get(rows.front()))>> values;
  values.reserve(rows.size());
  for (const Row& row : rows) values.push_back(get(row));
  return values;
}

std::vector<std::int32_t> counting(std::size_t count, int first, int step) {
  std::vector<std::int32_t> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(first + step * static_cast<int>(i));
  return values;
}

void add_years(const Model& model, std::vector<Coordinate>& list) {
  const Calendar& calendar = model.network.calendar;
  list.push_back({"year", "year", "1", "school year, which begins on 1 September of the year named",
                  "学年（当年9月1日开始）", counting(calendar.steps, calendar.base_year, calendar.years_per_step)});
}

void add_areas(const Model& model, const Case& input, std::vector<Coordinate>& list) {
  const std::vector<Node>& nodes = model.network.nodes;
  list.push_back(
      {"area", "area", "1", "area code", "地区代码", column(nodes, [](const Node& node) { return node.code; })});
  list.push_back({"area_name", "area", "1", "area name", "地区名称",
                  column(nodes, [](const Node& node) { return name_of(node).zh; })});
  list.push_back({"area_name_en", "area", "1", "area name in English", "地区英文名称",
                  column(nodes, [](const Node& node) { return name_of(node).en; })});
  list.push_back({"area_parent", "area", "1", "code of the area this one is part of", "上级地区代码",
                  column(nodes, [&](const Node& node) {
                    return node.parent.valid() ? nodes[node.parent.index()].code : std::string();
                  })});
  list.push_back({"area_level", "area", "1",
                  "region, prefecture, county, area, or residence for a total by residence type", "地区层级",
                  column(nodes, [](const Node& node) { return node.level ? name_of(*node.level) : "residence"; })});
  list.push_back({"residence", "area", "1", "urban, town or rural; empty where mixed", "城乡类型",
                  column(nodes, [](const Node& node) { return node.residence ? name_of(*node.residence) : ""; })});
  // Totals by residence type follow the rows of the areas table and have no row of their own.
  list.push_back(labelled("area_basis", "area", kBasisLabel, [&] {
    Texts bases;
    for (std::size_t i = 0; i < nodes.size(); ++i)
      bases.push_back(i < input.areas.size() ? name_of(input.areas[i].basis) : "");
    return bases;
  }()));
}

void add_zones(const Model& model, const Case& input, std::vector<Coordinate>& list) {
  const std::vector<Zone>& zones = model.network.zones;
  list.push_back(
      {"zone", "zone", "1", "zone code", "片区代码", column(zones, [](const Zone& zone) { return zone.code; })});
  list.push_back(
      {"zone_name", "zone", "1", "zone name", "片区名称", column(zones, [](const Zone& zone) { return zone.name; })});
  list.push_back({"zone_area", "zone", "1", "code of the area the zone lies in", "片区所在地区代码",
                  column(zones, [&](const Zone& zone) {
                    return model.network.nodes[model.network.leaves[zone.leaf.index()].node.index()].code;
                  })});
  list.push_back(labelled("zone_longitude", "zone", kLongitudeLabel,
                          column(zones, [](const Zone& zone) { return zone.longitude_deg; })));
  list.push_back(labelled("zone_latitude", "zone", kLatitudeLabel,
                          column(zones, [](const Zone& zone) { return zone.latitude_deg; })));
  list.push_back(labelled("zone_basis", "zone", kBasisLabel,
                          column(input.zones, [](const ZoneRow& row) { return name_of(row.basis); })));
}

void add_stages_and_grades(const Model& model, std::vector<Coordinate>& list) {
  const std::vector<Stage>& stages = model.network.stages;
  list.push_back({"stage", "stage", "1", "stage of education", "学段",
                  column(stages, [](const Stage& stage) { return stage.id; })});
  list.push_back({"stage_name_zh", "stage", "1", "stage name in Chinese", "学段名称",
                  column(stages, [](const Stage& stage) { return stage.name_zh; })});
  list.push_back({"stage_name_en", "stage", "1", "stage name in English", "学段英文名称",
                  column(stages, [](const Stage& stage) { return stage.name_en; })});
  const std::vector<int> grades = grades_of(model.network);
  list.push_back({"grade", "grade", "1",
                  "absolute grade: -2 to 0 are kindergarten classes K1 to K3, 1 to 12 school grades",
                  "年级（-2至0为幼儿园小、中、大班，1至12为中小学年级）",
                  std::vector<std::int32_t>(grades.begin(), grades.end())});
}

void add_sites(const Model& model, const Case& input, std::vector<Coordinate>& list) {
  const std::vector<Site>& sites = model.network.sites;
  const auto add = [&](const char* name, Label label, auto get) {
    list.push_back(labelled(name, "site", label, column(sites, get)));
  };
  add("site", {"1", "site code: school code / stage", "校点代码（学校标识码/学段）"},
      [](const Site& site) { return site.code; });
  add("school_code", kSchoolCodeLabel, [](const Site& site) { return site.school_code; });
  add("school_name", kSchoolNameLabel, [&](const Site& site) { return school_name_of(model.network, site); });
  add("site_stage", {"1", "stage of the site", "校点学段"},
      [&](const Site& site) { return model.network.stages[site.stage.index()].id; });
  add("site_area", {"1", "code of the area the site lies in", "校点所在地区代码"},
      [&](const Site& site) { return model.network.nodes[model.network.leaves[site.leaf.index()].node.index()].code; });
  add("site_zone", {"1", "code of the zone the site lies in", "校点所在片区代码"},
      [&](const Site& site) { return model.network.zones[site.zone.index()].code; });
  add("site_longitude", kLongitudeLabel, [](const Site& site) { return site.longitude_deg; });
  add("site_latitude", kLatitudeLabel, [](const Site& site) { return site.latitude_deg; });
  add("site_sector", {"1", "state, inclusive_private or other_private", "办学性质"},
      [&](const Site& site) { return name_of(input.schools[site.row].sector); });
  add("site_flags", {"1", "flags of the site, separated by semicolons", "校点标记"}, [&](const Site& site) {
    std::string flags;
    for (const std::string& flag : input.schools[site.row].flags) flags += (flags.empty() ? "" : ";") + flag;
    return flags;
  });
  add("site_basis", kBasisLabel, [&](const Site& site) { return name_of(input.schools[site.row].basis); });
}

void add_people(const Model& model, const Case& input, std::vector<Coordinate>& list) {
  list.push_back({"sex", "sex", "1", "sex", "性别", names_of(words_of<Sex>())});
  list.push_back({"age", "age", "year", "age on 31 December, first year of the group; the last group is open",
                  "年龄（12月31日，末组为开口组）",
                  counting(axis_size(Axis::age, model), 0, input.population_settings.age_width)});
  list.push_back({"age_on_31_august", "age_on_31_august", "year", "age on 31 August, before the school year begins",
                  "8月31日的年龄", counting(axis_size(Axis::age_on_31_august, model), 0, 1)});
}

}  // namespace

std::vector<Coordinate> make_coordinates(const Model& model, const Case& input) {
  std::vector<Coordinate> list;
  add_years(model, list);
  add_areas(model, input, list);
  add_zones(model, input, list);
  add_stages_and_grades(model, list);
  add_sites(model, input, list);
  add_people(model, input, list);
  list.push_back(
      {"class_size_band", "class_size_band", "1", "pupils in a class", "班额（人）", names_of(class_size_bands())});
  list.push_back({"warning_level", "warning_level", "1", "level of warning", "预警等级", names_of(warning_levels())});
  list.push_back({"school_size_band", "school_size_band", "1", "pupils at a school site", "校点规模（学生数）",
                  names_of(school_size_bands())});
  list.push_back(
      {"channel", "channel", "1", "channel of recruitment", "补充渠道", names_of(words_of<RecruitmentChannel>())});
  list.push_back({"subject", "subject", "1", "subject taught", "学科", Texts(model.workforce.subjects.names)});
  list.push_back(labelled("programme", "programme", kProgrammeLabel,
                          column(input.programmes, [](const ProgrammeRow& row) { return row.programme; })));
  list.push_back(labelled("programme_name", "programme", kProgrammeNameLabel,
                          column(input.programmes, [](const ProgrammeRow& row) { return row.name; })));
  list.push_back(labelled("programme_name_en", "programme", kProgrammeNameEnLabel,
                          column(input.programmes, [](const ProgrammeRow& row) { return row.name_en; })));
  list.push_back({"project", "project", "1", "project code", "项目代码",
                  column(input.projects, [](const ProjectRow& row) { return row.project; })});
  list.push_back({"project_programme", "project", "1", "code of the programme the project belongs to",
                  "项目所属工程代码", column(input.projects, [](const ProjectRow& row) { return row.programme; })});
  list.push_back(
      {"rule", "rule", "1", "number, kind and stage of the row of the rules table", "规则（行号、类型、学段）", [&] {
         Texts names;
         for (std::size_t i = 0; i < input.rules.size(); ++i)
           names.push_back(std::to_string(i + 1) + " " + name_of(input.rules[i].rule) + " " + input.rules[i].stage);
         return names;
       }()});
  Texts items = names_of(words_of<SpendingItem>());
  items.resize(kSpendingItems);
  list.push_back(
      {"spending_item", "spending_item", "1", "what public money is spent on", "支出项目", std::move(items)});
  list.push_back({"government_level", "government_level", "1", "level of government that bears spending", "负担层级",
                  names_of(government_levels())});
  std::erase_if(list, [](const Coordinate& coordinate) { return coordinate.size() == 0; });
  return list;
}

std::vector<Coordinate> comparison_coordinates(const std::vector<std::string>& scenarios) {
  Texts a, b;
  for (std::size_t s = 2; s < scenarios.size(); ++s)
    for (std::size_t before = 1; before < s; ++before) {
      a.push_back(scenarios[s]);
      b.push_back(scenarios[before]);
    }
  const std::size_t pairs = a.size();
  return {{"scenario", "scenario", "1", "scenario whose difference from the first one it is", "与首个情景相比的情景",
           Texts(scenarios.begin() + std::min<std::ptrdiff_t>(1, std::ssize(scenarios)), scenarios.end())},
          {"pair", "pair", "1", "number of the pair of scenarios", "情景对序号", counting(pairs, 0, 1)},
          {"pair_a", "pair", "1", "scenario whose values count as they are", "被减情景", std::move(a)},
          {"pair_b", "pair", "1", "scenario whose values are subtracted", "减去的情景", std::move(b)}};
}

std::vector<Coordinate> ensemble_coordinates() {
  return {
      {"statistic", "statistic", "1", "statistic over replicates", "统计量",
       Texts(kStatistics.begin(), kStatistics.end())},
      {"bin", "bin", "1", "histogram bin: 0 counts values below, the last one values above", "直方图区间",
       counting(kSlots, 0, 1)},
      {"word", "word", "1", "half of a 128-bit two's complement number", "128位整数的高低位", Texts{"low", "high"}}};
}

}  // namespace xuewei
