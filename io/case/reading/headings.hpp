// Whether the first row of a file holds the headings of its table; if not, what stands there instead.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "io/case/catalogue/field.hpp"
#include "io/case/reading/csv.hpp"
#include "io/case/reading/row_list.hpp"

namespace xuewei {

bool is_heading_of(const Spec& spec, std::string_view heading);

struct NoHeadings {
  Bilingual rule, hint;
};

/// Nothing where most required columns are there: a heading that is missing or mistyped is then a problem by itself. A
/// title above the headings, the file of another table, or no headings at all are one problem, whatever follows from it.
std::optional<NoHeadings> what_instead_of_headings(const RowList& table, const std::vector<CsvRecord>& records);

}  // namespace xuewei
