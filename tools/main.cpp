// The `xuewei` command line: what every command is called, its options, examples. What commands do is in command_*.cpp.
#include <csignal>
#include <functional>
#include <map>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "io/build_information.hpp"
#include "tools/commands.hpp"
#include "tools/language.hpp"

namespace {

using namespace xuewei;

/// Replicates are numbered by 32 bits in the random scheme.
constexpr double kMostReplicates = 4294967296.0;

/// The command that was chosen, with its options filled in by the parser.
using Action = std::function<int()>;

ReplicateRange parse_range(const std::string& text) {
  std::size_t colon = text.find(':'), used_first = 0, used_last = 0;
  try {
    if (colon != std::string::npos && text.find('-') == std::string::npos) {
      const ReplicateRange range{std::stoull(text.substr(0, colon), &used_first),
                                 std::stoull(text.substr(colon + 1), &used_last)};
      if (used_first == colon && colon + 1 + used_last == text.size() && range.first < range.last &&
          static_cast<double>(range.last) <= kMostReplicates)
        return range;
    }
  } catch (const std::logic_error&) {
    // falls through to the one message below
  }
  throw UsageError("--range " + text +
                   ": must be FIRST:LAST, zero-based, LAST not included and larger than FIRST, e.g. 0:500");
}

void add_language(CLI::App& command, Language& language) {
  command.add_option("--lang", language, "zh or en; from the locale without it / 语言")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, Language>{{"zh", Language::chinese}, {"en", Language::english}}));
}

void add_check(CLI::App& app, Action& action, Language language) {
  auto* command = app.add_subcommand("check", "Check a case; report every problem at once / 检查算例");
  auto options = std::make_shared<CheckOptions>();
  options->language = language;
  command->add_option("case", options->case_directory, "case directory / 算例目录")->required();
  command->add_option("--scenario", options->scenarios, "scenario name, file, or all / 情景")->expected(1)->take_all();
  command->add_option("--format", "text or json / 输出格式")
      ->check(CLI::IsMember({"text", "json"}))
      ->each([options](const std::string& format) { options->json = format == "json"; });
  add_language(*command, options->language);
  command->footer("Example:\n  xuewei check scenarios/chifeng --scenario all");
  command->callback([&action, options] { action = [options] { return check_command(*options); }; });
}

void add_run(CLI::App& app, Action& action, Language language) {
  auto* command = app.add_subcommand("run", "Simulate a case: the expected path, and replicates if asked / 运行模拟");
  auto options = std::make_shared<RunOptions>();
  options->language = language;
  command->add_option("case", options->case_directory, "case directory / 算例目录")->required();
  command
      ->add_option("--scenario", options->scenarios, "scenario name, file, or all; may be repeated / 情景，可多次给出")
      ->expected(1)
      ->take_all();
  command->add_option("--replicates", options->replicates, "number of replicates of the ensemble / 抽样次数")
      ->check(CLI::Range(0.0, kMostReplicates));
  command->add_option("--seed", options->seed, "seed of all luck / 随机种子")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--until", options->until, "last year, inclusive / 模拟到哪一年（含）");
  command->add_option("--threads", options->threads, "threads; 0: all of the machine / 线程数")
      ->check(CLI::Range(0, 4096));
  command->add_option("--range", "replicates FIRST:LAST of the batch, zero-based, half-open / 只运行其中一段")
      ->each([options](const std::string& text) { options->range = parse_range(text); });
  command->add_flag("--resume", options->resume, "complete the output of an interrupted run / 继续中断的运行");
  command->add_flag("--dry-run", options->dry_run, "print size, memory and time; run nothing / 仅估算规模、内存与时间");
  command->add_option("-o,--output", options->output, "results file; out/<case>.h5 without it / 结果文件");
  add_language(*command, options->language);
  command->footer(
      "Examples:\n  xuewei run scenarios/chifeng --scenario all -o out/chifeng.h5\n"
      "  xuewei run scenarios/chifeng --replicates 1000 --seed 7\n"
      "  xuewei run scenarios/chifeng --replicates 1000 --range 0:500 -o out/shard-1.h5");
  command->callback([&action, options] { action = [options] { return run_command(*options); }; });
}

void add_replay(CLI::App& app, Action& action, Language language) {
  auto* command = app.add_subcommand(
      "replay", "One replicate's story of a school or a project, year by year / 重演一次抽样中某校或某项目的经过");
  auto options = std::make_shared<ReplayOptions>();
  options->language = language;
  command->add_option("case", options->case_directory, "case directory / 算例目录")->required();
  command->add_option("--scenario", options->scenario, "scenario name or file / 情景");
  command
      ->add_option("--replicate", options->replicate,
                   "its number, zero-based; the run with uncertainty off without it / 第几次抽样，从 0 起")
      ->check(CLI::Range(0.0, kMostReplicates - 1.0));
  command->add_option("--seed", options->seed, "seed of all luck / 随机种子")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--school", options->school, "school code, or school code/stage / 学校标识码，可加 /学段");
  command->add_option("--project", options->project,
                      "project code; neither: every event / 项目编号；都不给则列出全部事件");
  command->add_option("--format", "text or json / 输出格式")
      ->check(CLI::IsMember({"text", "json"}))
      ->each([options](const std::string& format) { options->json = format == "json"; });
  add_language(*command, options->language);
  command->footer(
      "Examples:\n  xuewei replay scenarios/chifeng --replicate 7 --seed 1 --project C36-01\n"
      "  xuewei replay scenarios/minimal --scenario low-births --school P1 --lang zh");
  command->callback([&action, options] { action = [options] { return replay_command(*options); }; });
}

void add_merge(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("merge", "Join shards of one batch of replicates / 合并分段结果");
  auto options = std::make_shared<MergeOptions>();
  command->add_option("shards", options->shards, "results files / 结果文件")->required();
  command->add_option("-o,--output", options->output, "merged results file / 合并后的文件")->required();
  command->footer("Example:\n  xuewei merge out/shard-1.h5 out/shard-2.h5 -o out/chifeng.h5");
  command->callback([&action, options] { action = [options] { return merge_command(*options); }; });
}

void add_info(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("info", "What a results file holds and how it was made / 查看结果文件");
  auto options = std::make_shared<InfoOptions>();
  command->add_option("file", options->file, "results file / 结果文件")->required();
  command->add_flag("--verify", options->verify, "compute the digest again from the values / 重新核对摘要");
  command->footer("Example:\n  xuewei info out/chifeng.h5 --verify");
  command->callback([&action, options] { action = [options] { return info_command(*options); }; });
}

void add_export(CLI::App& app, Action& action, Language language) {
  auto* command = app.add_subcommand("export", "Take a table out of a results file / 导出表格");
  auto options = std::make_shared<ExportOptions>();
  options->language = language;
  command->add_option("file", options->file, "results file / 结果文件")->required();
  command->add_option("--table", options->table, "table or variable; `list` names them / 表名，list 列出全部")
      ->required();
  command->add_option("--scenario", options->scenario, "scenario; the first of the file without it / 情景");
  command->add_option("--format", options->format, "csv, xlsx, json or text / 格式")
      ->check(CLI::IsMember({"csv", "xlsx", "json", "text"}))
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "file; stdout without it / 输出文件");
  command->add_flag("!--no-bom", options->byte_order_mark, "CSV without the mark that Excel needs / CSV 不带 BOM");
  add_language(*command, options->language);
  command->footer(
      "Examples:\n  xuewei export out/chifeng.h5 --table yearly --format text\n"
      "  xuewei export out/chifeng.h5 --table balance --scenario low-births --lang zh --format xlsx -o balance.xlsx");
  command->callback([&action, options] { action = [options] { return export_command(*options); }; });
}

void add_report(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("report", "One page with curves and tables that opens offline / 生成报告网页");
  auto options = std::make_shared<ReportCommandOptions>();
  options->output = "report.html";
  command->add_option("files", options->files, "results files of one case / 结果文件")->required();
  command->add_option("-o,--output", options->output, "page / 网页文件")->capture_default_str();
  add_language(*command, options->language);
  command->footer("Example:\n  xuewei report out/chifeng.h5 -o out/chifeng.html");
  command->callback([&action, options] { action = [options] { return report_command(*options); }; });
}

void add_synth(CLI::App& app, Action& action) {
  auto* command =
      app.add_subcommand("synth", "Make up a roster of schools that sums to known totals / 按总数合成学校名册");
  auto options = std::make_shared<SynthOptions>();
  command->add_option("totals", options->totals, "case directory with the table school_totals / 含总数表的算例目录")
      ->required();
  command->add_option("-o,--output", options->output, "case directory, or a .csv file / 输出算例目录或 CSV 文件")
      ->required();
  command->add_option("--seed", options->seed, "seed of the roster / 随机种子")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->footer("Example:\n  xuewei synth scenarios/chifeng -o scenarios/chifeng");
  command->callback([&action, options] { action = [options] { return synth_command(*options); }; });
}

void add_new(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("new", "Start a case from a small complete one / 新建算例");
  auto options = std::make_shared<NewOptions>();
  command->add_option("directory", options->directory, "new directory / 新目录")->required();
  command->footer("Example:\n  xuewei new my-county");
  command->callback([&action, options] { action = [options] { return new_command(*options); }; });
}

void add_diff(CLI::App& app, Action& action) {
  auto* command =
      app.add_subcommand("diff", "What differs between two cases, scenarios or results / 比较两个算例、情景或结果");
  auto options = std::make_shared<DiffOptions>();
  command
      ->add_option("first", options->first,
                   "case directory, scenario file or results file / 算例目录、情景文件或结果文件")
      ->required();
  command
      ->add_option("second", options->second,
                   "case directory, scenario file or results file / 算例目录、情景文件或结果文件")
      ->required();
  command->add_option("--first-scenario", options->first_scenario, "scenario of the first / 前者的情景");
  command->add_option("--second-scenario", options->second_scenario, "scenario of the second / 后者的情景");
  command->add_flag("--all", options->all, "every changed row of every table / 列出全部改动的行");
  command->footer(
      "Examples:\n  xuewei diff scenarios/chifeng scenarios/chifeng/scenarios/low-births.json\n"
      "  xuewei diff out/old.h5 out/new.h5");
  command->callback([&action, options] { action = [options] { return diff_command(*options); }; });
}

int run_command_line(int argc, char** argv) {
  const Language language = language_of_environment();
  CLI::App app{
      "Xuewei (学位): what a school network needs, year by year, from births to places, classes and teachers."};
  app.set_version_flag("--version",
                       fmt::format("xuewei {} ({})", build_information::kVersion, build_information::kSourceRevision));
  app.require_subcommand(1);
  app.footer(
      "`xuewei COMMAND --help` shows options and examples. Exit codes: 0 done, 1 failed, 2 invalid input, 130 "
      "interrupted.");
  Action action;
  try {
    add_check(app, action, language);
    add_run(app, action, language);
    add_replay(app, action, language);
    add_merge(app, action);
    add_info(app, action);
    add_export(app, action, language);
    add_report(app, action);
    add_synth(app, action);
    add_new(app, action);
    add_diff(app, action);
    app.parse(argc, argv);
    return action();
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kInvalidInput;
  } catch (const std::exception& failure) {
    return report_failure(failure, language);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is then an error that is reported like a full disk
  return run_command_line(argc, argv);
}
