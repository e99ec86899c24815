// The commands of `xuewei` as plain functions: options in, exit code out. Only main.cpp knows how options are written.
//
// Machine output goes to stdout, everything said to a person to stderr. Exit codes: 0 done, 1 failed, 2 invalid input,
// 130 interrupted (replicates that were finished are saved). Commands throw; main.cpp turns exceptions into messages and codes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "io/usage_error.hpp"
#include "io/words/bilingual.hpp"

namespace xuewei {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kInvalidInput = 2;
inline constexpr int kInterrupted = 130;

struct CheckOptions {
  std::string case_directory;
  std::vector<std::string> scenarios;
  bool json = false;
  Language language = Language::english;
};
int check_command(const CheckOptions& options);

struct ReplicateRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;  ///< half-open
};

struct RunOptions {
  std::string case_directory;
  std::vector<std::string> scenarios;
  std::uint64_t replicates = 0;
  std::uint64_t seed = 1;
  std::optional<int> until;
  int threads = 0;
  std::optional<ReplicateRange> range;
  std::vector<std::string> record;  ///< variables and sets that replicates keep; empty: the default set
  bool resume = false;
  std::uint32_t save_every_seconds = 300;  ///< what is done is saved so often while the run goes on; 0: never
  bool dry_run = false;
  std::string output;  ///< empty: out/<case>.h5
  Language language = Language::english;
};
int run_command(const RunOptions& options);

struct MergeOptions {
  std::vector<std::string> shards;
  std::string output;
};
int merge_command(const MergeOptions& options);

struct InfoOptions {
  std::string file;
  bool verify = false;
};
int info_command(const InfoOptions& options);

struct ExportOptions {
  std::string file;
  std::string table;
  std::string scenario;                   ///< empty: the first of the file
  std::optional<double> at_least, below;  ///< of a variable: how likely its values are so; at most one is given
  std::string format = "csv";
  std::string output;  ///< empty: stdout
  bool raw = false;    ///< texts that a spreadsheet would take for formulas stay as they are, in CSV
  bool verify = true;
  bool byte_order_mark = true;
  Language language = Language::chinese;
};
int export_command(const ExportOptions& options);

struct CompareOptions {
  std::string file;
  std::string a;
  std::string b;  ///< empty: the first scenario of the file
  std::string variable, stage, area;
  std::optional<int> year;
  bool all = false;
  std::string format = "text";
  std::string output;  ///< empty: stdout
  bool byte_order_mark = true;
  Language language = Language::chinese;
  static constexpr std::size_t kShownRows = 10;  ///< of one variable in text, without `all`
};
int compare_command(const CompareOptions& options);

struct ReplayOptions {
  std::string case_directory;
  std::string scenario;                    ///< empty: the case as it stands
  std::optional<std::uint64_t> replicate;  ///< none: the run with uncertainty off
  std::uint64_t seed = 1;
  std::string school;   ///< school code, or school code / stage
  std::string project;  ///< neither: every event
  bool json = false;
  Language language = Language::english;
};
int replay_command(const ReplayOptions& options);

struct ReportCommandOptions {
  std::vector<std::string> files;
  std::string output;
  bool verify = true;
  Language language = Language::chinese;
};
int report_command(const ReportCommandOptions& options);

struct SynthOptions {
  std::string totals;  ///< case directory with school_totals
  std::string output;  ///< case directory, or the roster's file if it ends in .csv
  std::uint64_t seed = 1;
};
int synth_command(const SynthOptions& options);

struct NewOptions {
  std::string directory;
  std::string name;              ///< of the case; empty: asked for, or that of the directory
  std::optional<int> base_year;  ///< none: asked for
  std::optional<int> horizon;    ///< none: asked for, or NewOptions::kYears after the base year
  bool example = false;          ///< the small complete case instead of an empty one
  static constexpr int kYears = 15;
};
int new_command(const NewOptions& options);

struct DiffOptions {
  std::string first;
  std::string second;
  std::string first_scenario;
  std::string second_scenario;
  bool all = false;
  static constexpr std::size_t kShownRows = 20;  ///< of one table, without `all`
};
int diff_command(const DiffOptions& options);

}  // namespace xuewei
