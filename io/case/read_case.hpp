// The files of a case and one of its scenarios become a checked Case.
//
// Reading never stops at the first fault: everything that can be checked is, and all problems are thrown together as
// CaseProblems (io/problem.hpp). What is returned has passed every check of docs/formats/case.md, so that later steps
// need no doubts about their input. Nothing is written, printed or cached.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/case/case.hpp"
#include "io/case/files/file_source.hpp"
#include "io/case/identity/digest.hpp"
#include "io/problem.hpp"

namespace xuewei {

struct InputFile {
  std::string path;    ///< relative to the case; only the file name where it lies outside
  std::string sha256;  ///< of its bytes, 64 hexadecimal digits; empty where no digest was wanted
};

struct LoadedCase {
  Case data;
  std::string case_json;      ///< effective case.json: scenario applied, defaults filled in, keys sorted
  std::string scenario_json;  ///< the scenario's document, the one it extends nested under `extends`; `{}` without one
  std::vector<InputFile> inputs;  ///< in order of reading
  std::string scenario_name;
  std::string scenario_title_zh;
  std::string scenario_title_en;
  std::string scenario_learn_zh;
  std::string scenario_learn_en;
  bool synthetic = false;         ///< declared in case.json, or any row used is synthetic
  std::vector<Problem> warnings;  ///< worth a look, but legal
};

struct ReadOptions {
  std::vector<std::string> tables_left_out;  ///< read as if case.json did not name them
  Digest digest;                             ///< of the bytes of every input
};

/// `scenario` is a name (scenarios/NAME.json in the case) or a path to a scenario file, recognised by its ending .json.
/// `baseline` is the case as it stands unless scenarios/baseline.json exists. Throws CaseProblems.
LoadedCase read_case(const FileSource& source, std::string_view scenario = "baseline", const ReadOptions& options = {});

/// Names of the scenarios of a case: `baseline` first, then scenarios/*.json in order of name.
std::vector<std::string> list_scenarios(const FileSource& source);

}  // namespace xuewei
