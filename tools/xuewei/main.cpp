// The `xuewei` command line: what every command is called, its options, examples. What commands do is in command_*.cpp.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <stdio_ext.h>
#include <CLI/CLI.hpp>

#include "io/build_information.hpp"
#include "io/case/reading/nearest.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/help.hpp"
#include "tools/xuewei/language.hpp"
#include "tools/xuewei/option_numbers.hpp"

namespace {

using namespace xuewei;

/// Replicates are numbered by 32 bits in the random scheme.
constexpr std::uint64_t kMostReplicates = 4294967296;
constexpr std::uint64_t kLargestSeed = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t kFirstYear = 1, kLastYear = 9999;
constexpr std::uint64_t kLongestPauseSeconds = 1000000;
constexpr const char* kCaseMeaning = "case directory / 算例目录";
constexpr const char* kResultsMeaning = "results file / 结果文件";
constexpr const char* kComparedMeaning = "case directory, scenario file or results file / 算例目录、情景文件或结果文件";
constexpr const char* kSeedMeaning = "seed of all luck; 1 without it / 随机种子，默认 1";

/// The command that was chosen, with its options filled in by the parser.
using Action = std::function<int()>;

/// An option that takes a whole number; `Number` may be an optional one.
template <class Number>
CLI::Option* add_number(CLI::App& command, const std::string& name, Number& number, std::uint64_t most,
                        const std::string& description, std::uint64_t least = 0) {
  return command
      .add_option_function<std::string>(
          name,
          [name, &number, least, most](const std::string& text) {
            const std::uint64_t found = whole_number(name, text, least, most);
            if constexpr (std::is_arithmetic_v<Number>)
              number = static_cast<Number>(found);
            else
              number = static_cast<typename Number::value_type>(found);
          },
          description)
      ->type_name("NUMBER");
}

/// An option that takes any number.
CLI::Option* add_decimal(CLI::App& command, const std::string& name, std::optional<double>& number,
                         const std::string& description) {
  return command
      .add_option_function<std::string>(
          name, [name, &number](const std::string& text) { number = decimal_number(name, text); }, description)
      ->type_name("VALUE");
}

/// An option that takes one of a few words.
template <class Value>
CLI::Option* add_choice(CLI::App& command, const std::string& name, const std::string& description,
                        const std::vector<std::pair<std::string, Value>>& choices,
                        const std::function<void(const Value&)>& choose) {
  std::string words;
  for (const auto& [word, value] : choices) words += (words.empty() ? "" : "|") + word;
  return command
      .add_option_function<std::string>(
          name,
          [name, words, choices, choose](const std::string& text) {
            for (const auto& [word, value] : choices)
              if (word == text) return choose(value);
            throw UsageError({fmt::format("{} {}: must be one of {}", name, text, words),
                              fmt::format("{} {}：须为 {} 之一", name, text, words)});
          },
          description)
      ->type_name(words);
}

void add_language(CLI::App& command, Language& language) {
  add_choice<Language>(command, "--lang", "language; that of the locale without it / 语言；默认随系统区域设置",
                       {{"zh", Language::chinese}, {"en", Language::english}},
                       [&language](const Language& chosen) { language = chosen; });
}

void add_no_verify(CLI::App& command, bool& verify) {
  command.add_flag_callback(
      "--no-verify", [&verify] { verify = false; }, "do not compute the digest again from the values / 不重新核对摘要");
}

void add_check(CLI::App& app, Action& action, Language language) {
  auto* command = app.add_subcommand("check", "Check a case; report every problem at once / 检查算例");
  auto options = std::make_shared<CheckOptions>();
  options->language = language;
  command->add_option("case", options->case_directory, kCaseMeaning)->required();
  command->add_option("--scenario", options->scenarios, "scenario name, file, or all / 情景")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  add_choice<bool>(*command, "--format", "text without it / 输出格式", {{"text", false}, {"json", true}},
                   [options](const bool& json) { options->json = json; });
  add_language(*command, options->language);
  command->footer("Example: / 示例：\n  xuewei check scenarios/chifeng --scenario all");
  command->callback([&action, options] { action = [options] { return check_command(*options); }; });
}

void add_run(CLI::App& app, Action& action, Language language) {
  auto* command = app.add_subcommand("run", "Simulate a case: the expected path, and replicates if asked / 运行模拟");
  auto options = std::make_shared<RunOptions>();
  options->language = language;
  command->add_option("case", options->case_directory, kCaseMeaning)->required();
  command
      ->add_option("--scenario", options->scenarios, "scenario name, file, or all; may be repeated / 情景，可多次给出")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  add_number(*command, "--replicates", options->replicates, kMostReplicates,
             "replicates of the ensemble; 0, the expected path only, without it / 抽样次数；默认 0，只算期望路径");
  add_number(*command, "--seed", options->seed, kLargestSeed, kSeedMeaning);
  add_number(*command, "--until", options->until, kLastYear, "last year, inclusive / 模拟到哪一年（含）", kFirstYear)
      ->type_name("YEAR");
  add_number(*command, "--threads", options->threads, 4096,
             "threads; 0, all of the machine, without it / 线程数；默认 0，即本机全部");
  command
      ->add_option_function<std::string>(
          "--range",
          [options](const std::string& text) { options->range = replicate_range("--range", text, kMostReplicates); },
          "these of the replicates only, zero-based, LAST not included / 只运行其中一段")
      ->type_name("FIRST:LAST");
  command
      ->add_option("--record", options->record,
                   "what replicates keep: variables, default or all, separated by commas / 抽样记录的变量")
      ->type_name("NAMES")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  command->add_flag("--resume", options->resume,
                    "continue from FILE.partial, which an interrupted run leaves / 从中断时保存的 FILE.partial 继续");
  add_number(
      *command, "--save-every", options->save_every_seconds, kLongestPauseSeconds,
      "seconds after which what is done is saved in FILE.partial; 300 without it, 0: never / 运行中隔多少秒保存一次")
      ->type_name("SECONDS");
  command->add_flag("--dry-run", options->dry_run, "print size, memory and time; run nothing / 仅估算规模、内存与时间");
  command->add_option("-o,--output", options->output, "results file; out/<case>.h5 without it / 结果文件");
  add_language(*command, options->language);
  command->footer(
      "Examples: / 示例：\n  xuewei run scenarios/chifeng --scenario all -o out/chifeng.h5\n"
      "  xuewei run scenarios/chifeng --replicates 1000 --seed 7\n"
      "  xuewei run scenarios/chifeng --replicates 1000 --range 0:500 -o out/shard-1.h5\n"
      "  xuewei run scenarios/chifeng --replicates 1000 --record default,site_staff\n"
      "Ctrl-C saves finished replicates in FILE.partial and leaves FILE alone; / 按 Ctrl-C 时，已完成的抽样存入 "
      "FILE.partial，原有结果文件不变；\n"
      "the same command with --resume goes on from there and puts the complete FILE in place. / "
      "同一命令加 --resume 即可接着运行，完成后写出结果文件。");
  command->callback([&action, options] { action = [options] { return run_command(*options); }; });
}

void add_replay(CLI::App& app, Action& action, Language language) {
  auto* command = app.add_subcommand(
      "replay", "One replicate's story of a school or a project, year by year / 重演一次抽样中某校或某项目的经过");
  auto options = std::make_shared<ReplayOptions>();
  options->language = language;
  command->add_option("case", options->case_directory, kCaseMeaning)->required();
  command->add_option("--scenario", options->scenario, "scenario name or file / 情景");
  add_number(*command, "--replicate", options->replicate, kMostReplicates - 1,
             "its number, zero-based; the run with uncertainty off without it / 第几次抽样，从 0 起");
  add_number(*command, "--seed", options->seed, kLargestSeed, kSeedMeaning);
  command->add_option("--school", options->school, "school code, or school code/stage / 学校标识码，可加 /学段");
  command->add_option("--project", options->project,
                      "project code; neither: every event / 项目编号；都不给则列出全部事件");
  add_choice<bool>(*command, "--format", "text without it / 输出格式", {{"text", false}, {"json", true}},
                   [options](const bool& json) { options->json = json; });
  add_language(*command, options->language);
  command->footer(
      "Examples: / 示例：\n  xuewei replay scenarios/chifeng --replicate 7 --seed 1 --project C36-01\n"
      "  xuewei replay scenarios/minimal --scenario low-births --school P1 --lang zh");
  command->callback([&action, options] { action = [options] { return replay_command(*options); }; });
}

void add_merge(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("merge", "Join shards of one batch of replicates / 合并分段结果");
  auto options = std::make_shared<MergeOptions>();
  command->add_option("shards", options->shards, "results files / 结果文件")->required();
  command->add_option("-o,--output", options->output, "merged results file / 合并后的文件")->required();
  command->footer("Example: / 示例：\n  xuewei merge out/shard-1.h5 out/shard-2.h5 -o out/chifeng.h5");
  command->callback([&action, options] { action = [options] { return merge_command(*options); }; });
}

void add_info(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("info", "What a results file holds and how it was made / 查看结果文件");
  auto options = std::make_shared<InfoOptions>();
  command->add_option("file", options->file, kResultsMeaning)->required();
  command->add_flag("--verify", options->verify, "compute the digest again from the values / 重新核对摘要");
  command->footer("Example: / 示例：\n  xuewei info out/chifeng.h5 --verify");
  command->callback([&action, options] { action = [options] { return info_command(*options); }; });
}

void add_export(CLI::App& app, Action& action, Language language) {
  auto* command = app.add_subcommand("export", "Take a table out of a results file / 导出表格");
  auto options = std::make_shared<ExportOptions>();
  options->language = language;
  command->add_option("file", options->file, kResultsMeaning)->required();
  command->add_option("--table", options->table, "table or variable; `list` names them / 表名，list 列出全部")
      ->required();
  command->add_option("--scenario", options->scenario, "scenario; the first of the file without it / 情景");
  add_decimal(*command, "--at-least", options->at_least,
              "of a variable with quantiles: how likely it is at least this / 不低于该值的概率");
  add_decimal(*command, "--below", options->below, "the same: how likely it is below this / 低于该值的概率");
  add_choice<std::string>(*command, "--format", "csv without it / 格式",
                          {{"csv", "csv"}, {"xlsx", "xlsx"}, {"json", "json"}, {"text", "text"}},
                          [options](const std::string& format) { options->format = format; });
  command->add_option("-o,--output", options->output, "file; stdout without it / 输出文件");
  command->add_flag_callback(
      "--no-bom", [options] { options->byte_order_mark = false; },
      "CSV without the mark that Excel needs / CSV 不带 BOM");
  command->add_flag("--raw", options->raw,
                    "CSV whose texts stay as they are even where a spreadsheet would take them for formulas / "
                    "CSV 文本保持原样，不防公式");
  add_no_verify(*command, options->verify);
  add_language(*command, options->language);
  command->footer(
      "Examples: / 示例：\n  xuewei export out/chifeng.h5 --table yearly --format text\n"
      "  xuewei export out/chifeng.h5 --table utilisation --at-least 1 -o crowded.csv\n"
      "  xuewei export out/chifeng.h5 --table finance_items -o spending.csv\n"
      "  xuewei export out/chifeng.h5 --table balance --scenario low-births --lang zh --format xlsx -o balance.xlsx");
  command->callback([&action, options] { action = [options] { return export_command(*options); }; });
}

void add_compare(CLI::App& app, Action& action, Language language) {
  auto* command = app.add_subcommand(
      "compare", "What one scenario has more than another, and how likely / 比较两个情景的数值差与概率");
  auto options = std::make_shared<CompareOptions>();
  options->language = language;
  command->add_option("file", options->file, kResultsMeaning)->required();
  command->add_option("a", options->a, "scenario A / 情景 A")->required()->type_name("NAME");
  command->add_option("b", options->b, "scenario B; the first of the file without it / 情景 B")->type_name("NAME");
  command->add_option("--variable", options->variable, "this variable only / 指标")->type_name("NAME");
  command->add_option("--stage", options->stage, "this stage only, id or name / 学段")->type_name("NAME");
  command->add_option("--area", options->area, "this area only, code or name / 地区")->type_name("NAME");
  add_number(*command, "--year", options->year, kLastYear, "this year only / 年份", kFirstYear)->type_name("YEAR");
  command->add_flag("--all", options->all, "every row and column, in text too / 列出全部");
  add_choice<std::string>(*command, "--format", "text without it / 格式",
                          {{"text", "text"}, {"csv", "csv"}, {"json", "json"}},
                          [options](const std::string& format) { options->format = format; });
  command->add_option("-o,--output", options->output, "file; stdout without it / 输出文件");
  command->add_flag_callback(
      "--no-bom", [options] { options->byte_order_mark = false; },
      "CSV without the mark that Excel needs / CSV 不带 BOM");
  add_language(*command, options->language);
  command->footer(
      "Examples: / 示例：\n  xuewei compare out/chifeng-1000.h5 low-births\n"
      "  xuewei compare out/chifeng-1000.h5 low-births high-births --area 150400 --year 2035\n"
      "  xuewei compare out/chifeng-1000.h5 low-births --variable places_short --format csv -o difference.csv\n"
      "Scenarios run together with --replicates have the same luck in each replicate: what differs is what they do. / "
      "用 --replicates 一同运行的各情景在每次抽样中用同一组随机数，差异只来自情景本身。");
  command->callback([&action, options] { action = [options] { return compare_command(*options); }; });
}

void add_report(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("report", "One page with curves and tables that opens offline / 生成报告网页");
  auto options = std::make_shared<ReportCommandOptions>();
  options->output = "report.html";
  options->language = chosen_language().value_or(Language::chinese);
  command->add_option("files", options->files, "results files of one case / 结果文件")->required();
  command->add_option("-o,--output", options->output, "page / 网页文件")->capture_default_str();
  add_no_verify(*command, options->verify);
  add_language(*command, options->language);
  command->footer("Example: / 示例：\n  xuewei report out/chifeng.h5 -o out/chifeng.html");
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
  add_number(*command, "--seed", options->seed, kLargestSeed, kSeedMeaning);
  command->footer("Example: / 示例：\n  xuewei synth scenarios/chifeng -o scenarios/chifeng");
  command->callback([&action, options] { action = [options] { return synth_command(*options); }; });
}

void add_new(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("new", "Start an empty case of your own, to be filled in / 新建待填写的算例");
  auto options = std::make_shared<NewOptions>();
  command->add_option("directory", options->directory, "new directory / 新目录")->required();
  command
      ->add_option(
          "--name", options->name,
          "name of the case: letters, digits, - and _; that of the directory without it / 算例名称；默认同目录名")
      ->type_name("NAME");
  add_number(*command, "--base-year", options->base_year, kLastYear,
             "school year of your school tables; asked for without it / 学校数据所属学年；不给则询问", kFirstYear)
      ->type_name("YEAR");
  add_number(*command, "--horizon", options->horizon, kLastYear,
             "last school year; 15 years on without it / 推算的最后学年；默认为 15 年后", kFirstYear)
      ->type_name("YEAR");
  command->add_flag("--example", options->example,
                    "a small complete case of a made-up county instead / 改为一个完整的虚构小算例");
  command->footer(
      "Examples: / 示例：\n  xuewei new my-county --base-year 2024\n"
      "  xuewei new minimal --example");
  command->callback([&action, options] { action = [options] { return new_command(*options); }; });
}

void add_diff(CLI::App& app, Action& action) {
  auto* command =
      app.add_subcommand("diff", "What differs between two cases, scenarios or results / 比较两个算例、情景或结果");
  auto options = std::make_shared<DiffOptions>();
  command->add_option("first", options->first, kComparedMeaning)->required();
  command->add_option("second", options->second, kComparedMeaning)->required();
  command->add_option("--first-scenario", options->first_scenario, "scenario of the first / 前者的情景");
  command->add_option("--second-scenario", options->second_scenario, "scenario of the second / 后者的情景");
  command->add_flag("--all", options->all, "every changed row of every table, every dataset / 列出全部改动");
  command->footer(
      "Examples: / 示例：\n  xuewei diff scenarios/chifeng scenarios/chifeng/scenarios/low-births.json\n"
      "  xuewei diff out/old.h5 out/new.h5\n"
      "Two results files are compared value by value, scenario by scenario. / 两个结果文件按情景逐值比较。\n"
      "Exit codes then: 0 all values are equal, 1 some differ, 2 one cannot be read. / "
      "此时退出码：0 全部相等，1 有不同，2 有文件无法读取。\n"
      "What changes for a planner from one scenario to another, largest first: xuewei compare. / "
      "两个情景对规划的影响（由大到小）见 xuewei compare。");
  command->callback([&action, options] { action = [options] { return diff_command(*options); }; });
}

/// Words for what an option or argument takes that a person knows, in place of the parser's own.
void name_types(CLI::App& command) {
  for (CLI::Option* option : command.get_options())
    if (option->get_type_name() == "TEXT") {
      const std::string name = option->get_name();
      option->type_name(name == "--scenario" || name.ends_with("-scenario") || name == "--table" ? "NAME" : "PATH");
    }
}

/// An option that is given and empty, as an unset variable of a script makes it, is no option left out.
void check_nothing_is_empty(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options())
    for (const std::string& text : option->results())
      if (text.empty())
        throw UsageError(Bilingual{fmt::format("{}: must not be empty", option->get_name()),
                                   fmt::format("{}：不能为空", option->get_name())});
}

/// A first word that is no command, which CLI11 would call an argument that was not expected, and with --help not even
/// mention. The nearest command by spelling, or by meaning for what other programs call it.
void check_command_name(const CLI::App& app, int argc, char** argv) {
  static const std::vector<std::pair<std::string, std::string>> by_meaning = {
      {"validate", "check"}, {"simulate", "run"}, {"combine", "merge"}, {"join", "merge"},
      {"show", "info"},      {"create", "new"},   {"init", "new"}};
  std::vector<std::string> names;
  std::string list;
  for (const CLI::App* command : app.get_subcommands({})) {
    names.push_back(command->get_name());
    list += (list.empty() ? "" : ", ") + command->get_name();
  }
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--lang") ++i;
    if (word.starts_with("-")) continue;
    if (std::find(names.begin(), names.end(), word) != names.end()) return;
    std::string best = names.front();
    for (const std::string& name : names)
      if (edit_distance(word, name) < edit_distance(word, best)) best = name;
    for (const auto& [other, name] : by_meaning)
      if (word == other) best = name;
    throw UsageError({fmt::format("unknown command \"{}\"; did you mean \"{}\"? The commands are {}", word, best, list),
                      fmt::format("没有命令“{}”；是否应为“{}”？可用命令：{}", word, best, list)});
  }
}

int run_command_line(int argc, char** argv) {
  choose_language(argc, argv);
  Language language = language_of_environment();
  CLI::App app{
      "Xuewei (学位): what a school network needs, year by year, from births to places, classes and teachers. / "
      "学位：从出生人口到学位、班级与教师，逐年推算学校布局的需要。"};
  add_language(app, language);
  app.set_version_flag("--version",
                       fmt::format("xuewei {} ({})", build_information::kVersion, build_information::kSourceRevision),
                       "show the version and leave / 显示版本并退出");
  app.require_subcommand(1);
  app.footer(
      "`xuewei COMMAND --help` shows options and examples. / 用 `xuewei 命令 --help` 查看选项与示例。\n"
      "Exit codes: 0 done, 1 failed, 2 invalid input, 130 interrupted. / 退出码：0 完成，1 失败，2 输入有误，130 "
      "中断。");
  Action action;
  try {
    add_check(app, action, language);
    add_run(app, action, language);
    add_replay(app, action, language);
    add_merge(app, action);
    add_info(app, action);
    add_export(app, action, language);
    add_compare(app, action, language);
    add_report(app, action);
    add_synth(app, action);
    add_new(app, action);
    add_diff(app, action);
    for (CLI::App* command : app.get_subcommands({})) {
      name_types(*command);
      if (command->get_option_no_throw("--lang") == nullptr) add_language(*command, language);
    }
    speak(app, language);
    check_command_name(app, argc, argv);
    app.parse(argc, argv);
    for (const CLI::App* command : app.get_subcommands()) check_nothing_is_empty(*command);
    return action();
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    fmt::print(stderr,
               fmt::runtime(language == Language::chinese ? "错误：{}\n用 --help 查看用法\n"
                                                          : "{}\nRun with --help for more information.\n"),
               text_of(error, language));
    return kInvalidInput;
  } catch (const std::exception& failure) {
    return report_failure(failure, language);
  }
}

/// A full disk or a closed pipe behind standard output shows at the latest when the rest is written.
int with_output_written(int code) {
  errno = 0;
  const bool failed = std::ferror(stdout) != 0, pending = ::__fpending(stdout) != 0;
  const bool closed = std::fclose(stdout) == 0 || (!pending && errno == EBADF);  // no standard output, and none needed
  if ((closed && !failed) || code != kDone) return code;
  const bool chinese = language_of_environment() == Language::chinese;
  fmt::print(stderr, "{}{}\n", chinese ? "错误：标准输出无法写入" : "error: standard output cannot be written",
             errno == 0 ? "" : fmt::format(": {}", std::strerror(errno)));
  return kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is then an error that is reported like a full disk
  return with_output_written(run_command_line(argc, argv));
}
