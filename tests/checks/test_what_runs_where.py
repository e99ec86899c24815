"""Every test runs in at least one variant of continuous integration, and docs/develop/checks.md says in which.

With XUEWEI_UPDATE=1 in the environment the table of that page is written instead of compared.
"""

import json
import os
import pathlib
import re
import subprocess
import unittest

SOURCE = pathlib.Path(os.environ["XUEWEI_SOURCE_DIR"])
BUILD = pathlib.Path(os.environ["XUEWEI_COMMAND"]).parent
PAGE = SOURCE / "docs" / "develop" / "checks.md"
TABLE = re.compile(r"(?<=<!-- computed: folders -->\n).*?(?=<!-- end -->)", re.S)


def said(*command):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


def folders_by_variant():
    """What tools/check --full builds and runs beside the release variant."""
    return {variant: folders for variant, *folders in map(str.split, said(SOURCE / "tools" / "check", "--list").splitlines())}


def labels_of_tests():
    """Of the executables that this build has."""
    tests = json.loads(said("ctest", "--test-dir", BUILD, "--show-only=json-v1"))["tests"]
    return {label for test in tests for entry in test["properties"] if entry["name"] == "LABELS" for label in entry["value"]}


def label_filter(name):
    """The filter of a test preset, its own or the first that it inherits."""
    presets = {preset["name"]: preset for preset in json.loads((SOURCE / "CMakePresets.json").read_text())["testPresets"]}
    while name and "filter" not in presets[name]:
        name = presets[name].get("inherits")
    chosen = presets[name]["filter"] if name else {}
    return chosen.get("include", {}).get("label", ""), chosen.get("exclude", {}).get("label")


class WhatRunsWhere(unittest.TestCase):
    def test_every_label_runs_somewhere(self):
        include, exclude = label_filter("release-full")
        in_release = lambda label: re.search(include, label) and not (exclude and re.search(exclude, label))
        elsewhere = {folder for folders in folders_by_variant().values() for folder in folders}
        labels = labels_of_tests()
        self.assertIn("cli-command", labels)
        self.assertEqual([label for label in sorted(labels) if not in_release(label) and label not in elsewhere], [])

    def test_variants_name_folders_that_have_an_executable(self):
        for variant, folders in folders_by_variant().items():
            for folder in folders:
                self.assertTrue(any((SOURCE / "tests" / folder).rglob("*.cpp")), f"{variant}: {folder}")

    def test_the_page_shows_what_runs_where(self):
        rows = [f"| `{variant}` | {', '.join(f'`{folder}`' for folder in folders)} |\n" for variant, folders in folders_by_variant().items()]
        table = "".join(["| variant | folders of tests |\n", "|---|---|\n", "| `release` | all |\n", *rows])
        text = PAGE.read_text(encoding="utf-8")
        if os.environ.get("XUEWEI_UPDATE") == "1":
            PAGE.write_text(TABLE.sub(table, text), encoding="utf-8")
        else:
            self.assertEqual(TABLE.search(text)[0], table, "set XUEWEI_UPDATE=1 to write the table")


if __name__ == "__main__":
    unittest.main()
