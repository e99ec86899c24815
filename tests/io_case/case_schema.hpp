// JSON Schemas (draft 2020-12) of case.json and of scenario files, made from the catalogue. Tests only: what is shipped
// is the text in scenarios/schema, which published.cpp compares with these.
#pragma once

#include <nlohmann/json.hpp>

namespace xuewei::testing {

nlohmann::ordered_json case_schema();
nlohmann::ordered_json scenario_schema();

}  // namespace xuewei::testing
