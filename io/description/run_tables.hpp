// The tables of records that follow from the expected run: events, projects as they went, money by programme and year.
#pragma once

#include "engine/model/model.hpp"
#include "engine/record/expected.hpp"
#include "io/description/results.hpp"

namespace xuewei {

/// One row for each event, in order of time; `expected` may also be one replicate (run_replicate).
///
/// Staff are kept by county, so what moves with pupils is their share of the county's staff of the stage a year
/// earlier: staff moved = pupils moved x staff / enrolment.
RecordTable events_table(const Case& input, const Model& model, const Expected& expected);

/// One row for each project: what was planned, when it began and opened, what it has cost by the horizon.
RecordTable projects_table_of(const Case& input, const Model& model, const Expected& expected);

/// One row for each programme and fiscal year: ceiling (missing: none), spending, money carried over and lapsed.
RecordTable money_table(const Case& input, const Model& model, const Expected& expected);

/// Values of a variable of the catalogue; nullptr if the run has none of it.
const std::vector<double>* values_of(const Expected& expected, std::string_view variable);

}  // namespace xuewei
