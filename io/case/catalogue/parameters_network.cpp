// The parameters of placement and estate: how pupils find a school, and how programmes build.
#include "io/case/catalogue/catalogue.hpp"

namespace xuewei {

void append_placement_parameters(std::vector<Field<Parameters>>& fields) {
  using P = Parameters;
  constexpr std::string_view group = "placement";
  fields.push_back(field(&P::detour_factor, {.name = "detour_factor",
                                             .zh = "绕行系数",
                                             .unit = "factor",
                                             .doc = "road distance over straight-line distance",
                                             .doc_zh = "道路与直线距离之比",
                                             .least = 1,
                                             .most = 5,
                                             .group = group}));
  fields.push_back(field(&P::placement_sweeps, {.name = "placement_sweeps",
                                                .zh = "分配轮数",
                                                .unit = "rounds",
                                                .doc = "rounds of asking and sharing before leftovers",
                                                .doc_zh = "申请与分配的轮数",
                                                .least = 1,
                                                .most = 50,
                                                .group = group}));
  fields.push_back(
      field(&P::least_way_share,
            {.name = "least_way_share",
             .zh = "最小择校份额",
             .unit = "share",
             .doc = "the least ways, which together carry this much of a zone's seekers and of a site's intake, are "
                    "asked only for leftovers",
             .doc_zh = "最次要的路径合计所占片区申请者与学校招生的份额；这些路径只用于安置剩余学生",
             .least = 0,
             .most = 0.05,
             .group = group}));
  fields.push_back(field(&P::travel_speed_km_per_hour, {.name = "travel_speed_km_per_hour",
                                                        .zh = "上学行进速度",
                                                        .unit = "km an hour",
                                                        .doc = "door to door, along the road",
                                                        .doc_zh = "门到门，按道路里程",
                                                        .least = 1,
                                                        .most = 200,
                                                        .group = group}));
  fields.push_back(field(&P::winter_speed_factor, {.name = "winter_speed_factor",
                                                   .zh = "冬季速度系数",
                                                   .unit = "factor",
                                                   .doc = "times the speed; travel limits must hold in winter",
                                                   .doc_zh = "乘以行进速度；冬季也须满足上学时间上限",
                                                   .least = 0.1,
                                                   .most = 1,
                                                   .group = group}));
  fields.push_back(
      field(&P::crowding,
            {.name = "crowding",
             .zh = "扩班与分流",
             .doc = "crowd the own school up to the stretch size first, go further away first, or never above the norm",
             .doc_zh = "先把就近学校扩到可承受班额、先向较远学校分流，或始终不超标准班额",
             .group = group}));
  fields.push_back(
      field(&P::beyond_limit, {.name = "beyond_limit",
                               .zh = "超出上学时间上限",
                               .doc = "pupils beyond the travel limit ride and are counted, or need a free bed",
                               .doc_zh = "超出上限的学生乘车并计数，或必须有空余床位",
                               .group = group}));
  fields.push_back(
      field(&P::seat_choice_share, {.name = "seat_choice_share",
                                    .zh = "进城择校占比",
                                    .unit = "share",
                                    .doc = "of rural seekers: choose the county seat whatever the distance",
                                    .doc_zh = "占乡村新生；不论远近选择县城学校",
                                    .least = 0,
                                    .most = 1,
                                    .group = group}));
  fields.push_back(field(&P::migrant_child_share, {.name = "migrant_child_share",
                                                   .zh = "随迁子女占比",
                                                   .unit = "share",
                                                   .doc = "of urban seekers: queue behind registered children",
                                                   .doc_zh = "占城区新生；排在户籍儿童之后",
                                                   .least = 0,
                                                   .most = 1,
                                                   .group = group}));
  fields.push_back(
      quantity(&P::bought_places_share, {.zh = "购买学位占比",
                                         .unit = "share",
                                         .doc = "of private places above the private intake cap: bought by government",
                                         .doc_zh = "占民办招生上限之外的民办学位；由政府购买"}));
}

void append_estate_parameters(std::vector<Field<Parameters>>& fields) {
  using P = Parameters;
  constexpr std::string_view group = "estate";
  fields.push_back(field(&P::programmes_build, {.name = "programmes_build",
                                                .zh = "实施建设项目",
                                                .doc = "false: nothing is built and no programme money is spent",
                                                .doc_zh = "false：不建设、不支出",
                                                .group = group}));
  fields.push_back(field(&P::programme_slip_years, {.name = "programme_slip_years",
                                                    .zh = "项目推迟年数",
                                                    .unit = "years",
                                                    .doc = "added to every project's money and opening years",
                                                    .doc_zh = "加到各项目的资金与投用年份",
                                                    .least = 0,
                                                    .most = 30,
                                                    .group = group}));
  fields.push_back(quantity(&P::ceiling_multiplier, {.zh = "资金上限系数",
                                                     .unit = "factor",
                                                     .doc = "times every yearly ceiling of the table ceilings",
                                                     .doc_zh = "乘以 ceilings 表的各年度资金上限"}));
  fields.push_back(
      field(&P::unspent_money, {.name = "unspent_money",
                                .zh = "结余资金",
                                .doc = "money of a ceiling not spent in its year stays with the programme, or is lost",
                                .doc_zh = "当年未用完的资金结转本工程，或收回",
                                .group = group}));
  fields.push_back(field(&P::winter_stop, {.name = "winter_stop",
                                           .zh = "冬季停工",
                                           .doc = "true: no building work from November to March",
                                           .doc_zh = "true：11 月至次年 3 月不施工",
                                           .group = group}));
  fields.push_back(
      quantity(&P::construction_cost_multiplier, {.zh = "造价系数",
                                                  .unit = "factor",
                                                  .doc = "price growth: times project money of the fiscal year",
                                                  .doc_zh = "价格上涨：乘以该财政年度的项目资金"}));
  fields.push_back(quantity(&P::construction_time_multiplier,
                            {.zh = "工期系数",
                             .unit = "factor",
                             .doc = "times the working months of a project, by planned opening year",
                             .doc_zh = "乘以项目工期（月），按计划投用年份取值"}));
  fields.push_back(field(&P::programme_overlap_share,
                         {.name = "programme_overlap_share",
                          .zh = "工程重复计算占比",
                          .unit = "share",
                          .doc = "of rooms and money of new sites that two programmes both count: left out once",
                          .doc_zh = "两个工程重复计入的新建教室与资金占比，扣除一次",
                          .least = 0,
                          .most = 1,
                          .group = group}));
}

}  // namespace xuewei
