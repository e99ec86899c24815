// Tables of records kept in a results file, with the names a person looks for beside their codes.
#pragma once

#include "tools/export/event_words.hpp"
#include "tools/export/scenario_values.hpp"
#include "tools/export/table.hpp"

namespace xuewei {

ExportTable programmes_export(const ScenarioValues& values);
ExportTable projects_export(const ScenarioValues& values);
ExportTable money_export(const ScenarioValues& values);
/// Headings without rows where nothing happened.
ExportTable events_export(const ScenarioValues& values);

EventFacts facts_of_event(const RecordTable& events, std::size_t row);
/// Values of a column; throws std::out_of_range if there is none of that type.
const std::vector<std::string>& texts_of(const RecordTable& table, std::string_view column);
const std::vector<std::int32_t>& integers_of(const RecordTable& table, std::string_view column);
const std::vector<double>& numbers_of(const RecordTable& table, std::string_view column);

}  // namespace xuewei
