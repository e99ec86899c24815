// A table of results as commands put it out: in the format that was asked for, into a file or on standard output.
#pragma once

#include <string>

#include "io/description/results.hpp"
#include "tools/export/table.hpp"

namespace xuewei {

TableSource source_of(const Results& results, const ScenarioResults& scenario);

/// `Options` of a command: format (csv, json, text or, where it knows them, xlsx), language, byte_order_mark.
template <class Options>
std::string render(const ExportTable& table, const TableSource& source, const Options& options, bool raw = false) {
  if (options.format == "json") return to_json(table, source);
  if (options.format == "text") return to_aligned_text(table, source, options.language);
  if (options.format == "xlsx") return to_xlsx(table, source, options.language);
  return to_csv(table, options.language, options.byte_order_mark, raw);
}

/// Without a path on standard output.
void put(const std::string& text, const std::string& path);

}  // namespace xuewei
