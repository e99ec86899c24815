"""`--lang zh` reaches every line of every command: help, option errors and notes, in any locale and at any position."""
import os
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import MINIMAL, CommandTest

COMMANDS = ["check", "compare", "run", "replay", "merge", "info", "export", "report", "synth", "new", "diff"]
PLAIN = {"LC_ALL": "C", "LANG": "C", "LC_MESSAGES": "C"}


def is_chinese(line):
    return re.search("[\u4e00-\u9fff]", line) is not None


class Languages(CommandTest):
    def test_every_command_is_listed_here(self):
        help = self.xuewei("--help").stdout
        self.assertEqual(sorted(re.findall(r"^  ([a-z]+) +\S", help, re.MULTILINE)), sorted(COMMANDS))

    def test_every_line_of_help(self):
        for command in [[], *([name] for name in COMMANDS)]:
            for arguments in [["--lang", "zh", *command, "--help"], [*command, "--help", "--lang=zh"]]:
                text = self.xuewei(*arguments, env=PLAIN).stdout
                for line in text.splitlines():
                    if line.strip() and not line.startswith("  xuewei "):
                        self.assertTrue(is_chinese(line), f"{arguments}: {line}")
            english = self.xuewei(*command, "--help", env=PLAIN).stdout
            self.assertEqual([line for line in english.splitlines() if is_chinese(line.replace("学位", ""))], [], command)
            self.assertEqual(self.xuewei(*command, "--help", env={**PLAIN, "LC_ALL": "zh_CN.UTF-8"}).stdout,
                             self.xuewei(*command, "--help", "--lang", "zh", env=PLAIN).stdout)

    def test_errors_of_options_wherever_the_option_stands(self):
        self.xuewei("run", MINIMAL, "-o", "r.h5")
        self.xuewei("run", MINIMAL, "--scenario", "all", "-o", "all.h5")
        (self.folder / "text.h5").write_text("no results")
        for arguments, expected in [
                (["run"], "错误：缺少 case"),
                ([], "错误：缺少命令"),
                (["fly"], "错误：没有命令“fly”；是否应为“run”？"),
                (["run", MINIMAL, "--no-such"], "错误：不认识的参数：--no-such"),
                (["run", MINIMAL, "--seed", "x"], "--seed x"),
                (["run", MINIMAL, "--replicates", "4294967297"], "4294967296"),
                (["run", MINIMAL, "--range", "5:3"], "--range 5:3"),
                (["run", MINIMAL, "--replicates", "4", "--range", "0:9"], "错误：--range 0:9 超出 --replicates 4"),
                (["run", MINIMAL, "--until", "1999"], "错误：--until 1999：须在算例的基年 2020 与终年 2025 之间"),
                (["check", MINIMAL, "--format", "xml"], "错误：--format xml：须为 text|json 之一"),
                (["check", MINIMAL, "--scenario", "low-birth"], "没有情景“low-birth”；是否应为“low-births”？"),
                (["export", "r.h5", "--table", "balnce"], "错误：--table balnce：没有此表；是否应为“balance”？"),
                (["export", "r.h5", "--table", "yearly", "--scenario", "x"], "错误：r.h5 中没有情景 x，有：baseline\n"),
                (["export", "r.h5", "--table", "yearly", "--format", "xlsx"], "错误：--format xlsx 须同时给出 -o"),
                (["replay", MINIMAL, "--school", "P"], "错误：--school P：没有此学校；是否应为“P1”？"),
                (["replay", MINIMAL, "--project", "A2"], "错误：--project A2：没有此项目；是否应为“A1”？"),
                (["new", "."], "错误：. 已存在且不是空目录"),
                (["new", "x"], "错误：--base-year：必须给出"),
                (["new", "x", "--base-year", "2024", "--horizon", "2024"], "错误：--horizon 2024"),
                (["diff", "r.h5", "absent"], "错误：absent 既不是算例目录"),
                (["diff", "r.h5", "r.h5", "--first-scenario", "x"], "错误：r.h5 中没有情景 x"),
                (["diff", "r.h5", "text.h5"], "错误：text.h5：不是 HDF5 文件"),
                (["compare", "r.h5", "x"], "错误：r.h5 中没有情景 x"),
                (["compare", "all.h5", "low-births", "--year", "1999"], "错误：--year 1999：结果的年份为 2020 至 2025"),
                (["compare", "all.h5", "low-births", "--stage", "x"], "错误：--stage x：结果中没有"),
                (["compare", "all.h5", "low-births", "--variable", "x"], "错误：--variable x：可比较的指标有")]:
            for whole in [["--lang", "zh", *arguments], [*arguments, "--lang", "zh"], [*arguments, "--lang=zh"]]:
                said = self.xuewei(*whole, code=2, env=PLAIN).stderr
                self.assertIn(expected, said, whole)
                for line in said.splitlines():
                    self.assertTrue(is_chinese(line), f"{whole}: {line}")

    def test_an_option_without_its_value(self):
        self.assertIn("取值的个数不对", self.xuewei("--lang", "zh", "run", MINIMAL, "--seed", code=2, env=PLAIN).stderr)

    def test_what_is_said_of_a_run(self):
        for arguments in [["run", MINIMAL, "--scenario", "all", "--replicates", "8", "-o", "r.h5"], ["new", "county", "--base-year", "2024"],
                          ["new", "example", "--example"],
                          ["synth", MINIMAL, "-o", "s.csv"], ["merge", "r.h5", "-o", "m.h5"]]:
            said = self.xuewei(*arguments, "--lang", "zh", env=PLAIN).stderr
            for line in said.splitlines():
                self.assertTrue(is_chinese(line), line)

    def test_what_answers_on_stdout(self):
        self.xuewei("run", MINIMAL, "--replicates", "4", "-o", "a.h5")
        self.xuewei("run", MINIMAL, "--scenario", "low-births", "--replicates", "3", "-o", "b.h5")
        self.xuewei("run", MINIMAL, "--scenario", "all", "-o", "all.h5")
        names_alone = re.compile(r"^(---|\+\+\+|  [0-9a-f]{64}) |^(  |[-+] )?/|^$")
        for arguments, code in [(["info", "a.h5"], 0), (["info", "a.h5", "--verify"], 0), (["diff", "a.h5", "b.h5"], 1), (["diff", "a.h5", "b.h5", "--all"], 1),
                                (["diff", "a.h5", "all.h5"], 1), (["diff", "a.h5", "a.h5"], 0)]:
            said = self.xuewei(*arguments, "--lang", "zh", code=code, env=PLAIN).stdout
            for line in said.splitlines():
                if not names_alone.search(line):
                    self.assertTrue(is_chinese(line.replace("含合成数据", "")), f"{arguments}: {line}")

    def test_what_a_run_says_that_goes_on_from_another(self):
        run = ["run", MINIMAL, "--replicates", "8", "-o", "r.h5", "--lang", "zh"]
        self.assertIn("提示：--resume 未找到 r.h5.partial", self.xuewei(*run, "--resume", env=PLAIN).stderr)
        self.xuewei("run", MINIMAL, "--replicates", "4", "-o", "r.h5.partial")
        self.assertIn("提示：r.h5.partial 存有中断的运行已完成的部分", self.xuewei(*run, env=PLAIN).stderr)

    def test_a_language_that_is_none_is_named(self):
        self.assertIn("--lang fr: must be one of zh|en", self.xuewei("check", MINIMAL, "--lang", "fr", code=2).stderr)

    def test_a_case_without_any_site_says_so(self):
        case = self.folder / "empty"
        os.system(f"cp -r {MINIMAL} {case}")
        (case / "schools.csv").write_text((case / "schools.csv").read_text().splitlines()[0] + "\n")
        for name in ["projects", "programmes", "teachers", "recruitment"]:
            text = (case / "case.json").read_text()
            (case / "case.json").write_text(re.sub(rf',?\s*"{name}": "{name}.csv"', "", text))
        self.assertIn("note: the case has no school yet", self.xuewei("run", case, "-o", "e.h5").stderr)
        self.assertIn("提示：算例中还没有学校", self.xuewei("run", case, "-o", "e.h5", "--lang", "zh").stderr)


if __name__ == "__main__":
    unittest.main()
