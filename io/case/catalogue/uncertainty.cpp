// What varies between replicates: forms, processes, and what parameters have in common.
#include "engine/case/quantities.hpp"
#include "io/case/catalogue/catalogue.hpp"

namespace xuewei {
namespace {

using U = Uncertainty;

constexpr double kFarthest = 10.0;  // of a deviation; e^10 is more than any place needs

Field<U> deviation(double U::*member, std::string_view name, std::string_view zh, std::string_view doc,
                   std::string_view doc_zh) {
  return field(member, {.name = name,
                        .zh = zh,
                        .unit = "on the scale",
                        .doc = doc,
                        .doc_zh = doc_zh,
                        .least = -kFarthest,
                        .most = kFarthest});
}

Field<U> shape(double U::*member, std::string_view name, std::string_view zh, std::string_view doc,
               std::string_view doc_zh, double least, double most) {
  return field(member,
               {.name = name, .zh = zh, .unit = "number", .doc = doc, .doc_zh = doc_zh, .least = least, .most = most});
}

template <class Owner>
Field<Owner> by_field(std::vector<LuckBy> Owner::*member, std::string_view doc, std::string_view doc_zh) {
  return field(member, {.name = "by", .zh = "分别抽取", .doc = doc, .doc_zh = doc_zh});
}

}  // namespace

const std::vector<Field<Uncertainty>>& uncertainty_fields() {
  static const std::vector<Field<U>> fields = {
      field(&U::parameter, {.name = "parameter",
                            .zh = "参数",
                            .doc = "group/name of a parameter that may vary",
                            .doc_zh = "可变动参数的“分组/名称”",
                            .need = Need::required,
                            .key = true}),
      field(&U::form, {.name = "form",
                       .zh = "形式",
                       .doc = "distribution of the deviation; lognormal: normal on the log scale, ar1_lognormal: the "
                              "same with process ar1",
                       .doc_zh = "偏差的分布；lognormal：对数尺度上的正态；ar1_lognormal：同上且过程为 ar1",
                       .need = Need::required}),
      field(&U::sd, {.name = "sd",
                     .zh = "标准差",
                     .unit = "on the scale",
                     .doc = "of a normal form (ar1: stationary; random_walk: a year), times a t variate of student_t; "
                            "on the log scale 0.05 is about 5 %",
                     .doc_zh = "正态形式的标准差（ar1：平稳值；random_walk：每年）；student_t：t 变量的倍数",
                     .least = 0,
                     .most = 2}),
      field(&U::correlation, {.name = "correlation",
                              .zh = "自相关",
                              .unit = "correlation",
                              .doc = "ar1: from one year to the next, below 1; construction: between projects of one "
                                     "programme",
                              .doc_zh = "ar1：相邻年份的相关系数，小于 1；建设：同一工程各项目之间",
                              .least = 0,
                              .most = 1}),
      field(&U::process, {.name = "process",
                          .zh = "过程",
                          .doc = "one draw per replicate, one per year with memory, or yearly steps that add up",
                          .doc_zh = "每个样本抽取一次、逐年自相关，或逐年累积"}),
      field(&U::scale, {.name = "scale",
                        .zh = "尺度",
                        .doc = "log: times e^d; logit: the odds of a share times e^d; plain: times 1 + d, at least 0; "
                               "left out: logit of a share, else log",
                        .doc_zh = "log：乘以 e^d；logit：比例的几率乘以 e^d；plain：乘以 1 + d（不小于 0）；"
                                  "不写：比例用 logit，其余用 log",
                        .need = Need::blankable}),
      by_field(&U::by,
               "each of these has luck of its own; left out: one for the whole case, of construction one a project",
               "各自独立抽取；不写：全算例共用一个，建设类每个项目一个"),
      deviation(&U::value, "value", "固定值", "fixed: the deviation", "fixed 形式的偏差"),
      deviation(&U::low, "low", "下限", "triangular, uniform, beta: least deviation", "三角、均匀、贝塔形式的最小偏差"),
      deviation(&U::mode, "mode", "众数", "triangular: most likely deviation", "三角形式最可能的偏差"),
      deviation(&U::high, "high", "上限", "triangular, uniform, beta: largest deviation",
                "三角、均匀、贝塔形式的最大偏差"),
      shape(&U::alpha, "alpha", "形状 α", "beta: exponent at the low end, plus 1", "贝塔形式下限处的指数加 1", 0.1,
            1000),
      shape(&U::beta, "beta", "形状 β", "beta: exponent at the high end, plus 1", "贝塔形式上限处的指数加 1", 0.1,
            1000),
      shape(&U::degrees_of_freedom, "degrees_of_freedom", "自由度", "student_t: few, heavy tails",
            "student_t 的自由度，越小尾部越厚", 2, 1000),
      field(&U::values, {.name = "values",
                         .zh = "取值",
                         .unit = "on the scale",
                         .doc = "empirical: deviations, each as likely as any other",
                         .doc_zh = "empirical 形式的偏差，各值等可能",
                         .least = -kFarthest,
                         .most = kFarthest}),
  };
  return fields;
}

const std::vector<Field<LuckFactor>>& luck_factor_fields() {
  static const std::vector<Field<LuckFactor>> fields = {
      field(&LuckFactor::name, {.name = "name",
                                .zh = "名称",
                                .doc = "short name: letters, digits, - and _; part of every draw",
                                .doc_zh = "短名；为抽样的一部分",
                                .need = Need::required,
                                .key = true}),
      by_field(&LuckFactor::by, "one for each of these; left out: one for the whole case",
               "各自一个；不写：全算例共用一个"),
  };
  return fields;
}

const std::vector<Field<LuckLoading>>& luck_loading_fields() {
  using L = LuckLoading;
  static const std::vector<Field<L>> fields = {
      field(&L::factor, {.name = "factor",
                         .zh = "因素",
                         .doc = "name of a factor of luck_factors",
                         .doc_zh = "luck_factors 中的名称",
                         .need = Need::required,
                         .key = true}),
      field(&L::parameter, {.name = "parameter",
                            .zh = "参数",
                            .doc = "group/name of a parameter of uncertainty",
                            .doc_zh = "uncertainty 中的参数",
                            .need = Need::required,
                            .key = true}),
      field(&L::loading, {.name = "loading",
                          .zh = "载荷",
                          .unit = "correlation with the factor",
                          .doc = "the squares of a parameter's loadings sum to at most 1; the rest is its own",
                          .doc_zh = "同一参数各载荷的平方和不超过 1；其余为自身变动",
                          .need = Need::required,
                          .least = -1,
                          .most = 1}),
  };
  return fields;
}

bool may_vary(const Field<Parameters>& parameter) {
  return kQuantities[find_quantity(parameter_path(parameter))].vary != Vary::no;
}

}  // namespace xuewei
