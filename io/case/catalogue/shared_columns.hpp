// Columns that many tables share, described once.
#pragma once

#include <cstdint>
#include <string_view>

#include "io/case/catalogue/field.hpp"

namespace xuewei {

/// Limits of sense for whole amounts.
inline constexpr double most_money_yuan = 1e13;
inline constexpr double most_area_m2 = 1e9;

template <class Row>
Field<Row> basis_column() {
  return field(&Row::basis, {.name = "basis",
                             .zh = "数据性质",
                             .doc = "how the row came about: printed, estimated, or made up to fit printed totals",
                             .doc_zh = "数据来源：公布、估计或合成",
                             .need = Need::required});
}

template <class Row>
Field<Row> sex_column() {
  return field(&Row::sex,
               {.name = "sex", .zh = "性别", .doc = "sex", .doc_zh = "性别", .need = Need::required, .key = true});
}

template <class Row>
Field<Row> age_column(std::string_view doc, std::string_view doc_zh) {
  return field(&Row::age, {.name = "age",
                           .zh = "年龄",
                           .unit = "years",
                           .doc = doc,
                           .doc_zh = doc_zh,
                           .need = Need::required,
                           .least = 0,
                           .most = 120,
                           .key = true});
}

template <class Row>
Field<Row> year_column(std::string_view doc, std::string_view doc_zh, Need need = Need::required) {
  return field(&Row::year, {.name = "year",
                            .zh = "年份",
                            .unit = "year",
                            .doc = doc,
                            .doc_zh = doc_zh,
                            .need = need,
                            .least = 1900,
                            .most = 2200,
                            .key = true});
}

template <class Row>
Field<Row> area_column(Refers refers, bool key, std::string_view doc, std::string_view doc_zh) {
  return field(&Row::area, {.name = "area",
                            .zh = "片区代码",
                            .doc = doc,
                            .doc_zh = doc_zh,
                            .need = Need::required,
                            .key = key,
                            .refers = refers,
                            .aliases = {"区域代码", "旗县区代码"}});
}

template <class Row>
Field<Row> county_column() {
  return field(&Row::county, {.name = "county",
                              .zh = "旗县区代码",
                              .doc = "area of level county",
                              .doc_zh = "旗县区级区域",
                              .need = Need::required,
                              .key = true,
                              .refers = Refers::county,
                              .aliases = {"county_code"}});
}

/// Name in Chinese; `zh` is the heading of its own beside 名称.
template <class Row>
Field<Row> name_column(std::string_view zh) {
  return field(&Row::name, {.name = "name",
                            .zh = zh,
                            .doc = "name in Chinese",
                            .doc_zh = "中文名称",
                            .need = Need::required,
                            .aliases = {"名称"}});
}

template <class Row>
Field<Row> name_en_column() {
  return field(
      &Row::name_en,
      {.name = "name_en", .zh = "英文名称", .doc = "name in English", .doc_zh = "英文名称", .need = Need::blankable});
}

template <class Row>
Field<Row> stage_column() {
  return field(&Row::stage, {.name = "stage",
                             .zh = "学段",
                             .doc = "id or Chinese name of a stage",
                             .doc_zh = "学段代码或中文名",
                             .need = Need::required,
                             .key = true,
                             .refers = Refers::stage,
                             .acts = Acts::at_stage});
}

template <class Row>
Field<Row> longitude_column() {
  return field(&Row::longitude_deg, {.name = "longitude_deg",
                                     .zh = "经度",
                                     .unit = "degrees east",
                                     .doc = "longitude",
                                     .doc_zh = "经度",
                                     .need = Need::required,
                                     .least = -180,
                                     .most = 180});
}

template <class Row>
Field<Row> latitude_column() {
  return field(&Row::latitude_deg, {.name = "latitude_deg",
                                    .zh = "纬度",
                                    .unit = "degrees north",
                                    .doc = "latitude",
                                    .doc_zh = "纬度",
                                    .need = Need::required,
                                    .least = -90,
                                    .most = 90});
}

/// A share in [0, 1].
template <class Row>
Field<Row> share_column(double Row::*member, Need need, std::string_view name, std::string_view zh,
                        std::string_view unit, std::string_view doc, std::string_view doc_zh) {
  return field(
      member,
      {.name = name, .zh = zh, .unit = unit, .doc = doc, .doc_zh = doc_zh, .need = need, .least = 0, .most = 1});
}

/// A whole, non-negative amount.
template <class Row>
Field<Row> amount_column(std::int64_t Row::*member, Need need, double most, std::string_view name, std::string_view zh,
                         std::string_view unit, std::string_view doc, std::string_view doc_zh) {
  return field(
      member,
      {.name = name, .zh = zh, .unit = unit, .doc = doc, .doc_zh = doc_zh, .need = need, .least = 0, .most = most});
}

}  // namespace xuewei
