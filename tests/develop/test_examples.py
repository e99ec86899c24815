"""The worked examples of docs/develop fit the code: patches apply, alone and together, touch as many files as the page
says, and these compile. tools/try-examples builds them and runs their tests."""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor

SOURCE = pathlib.Path(os.environ["XUEWEI_SOURCE_DIR"])
BUILD = pathlib.Path(os.environ["XUEWEI_COMMAND"]).parent
EXAMPLES = SOURCE / "docs" / "develop" / "examples"
COPIED = ["engine", "io", "tools", "tests", "docs"]
ROW = re.compile(r"^\|.*\[([a-z-]+)\.patch\]\(.*\) \| (\d+) \| (yes|no) \|$", re.M)

# What a change may cost: files edited by hand, without tests, pages and generated files, kResultsRevision included.
MOST_FILES = {"uncertain-parameter": 1, "indicator": 2, "column": 3, "rule": 4, "stage-kind": 4, "export-table": 1, "room": 9}


def touched(patch):
    return re.findall(r"^\+\+\+ b/(.*)$", patch.read_text(encoding="utf-8"), re.M)


def edited_by_hand(patch):
    return [file for file in touched(patch) if not file.startswith(("tests/", "docs/")) and not file.endswith(".md")]


def apply(patch, tree, *more):
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tree.parent)}  # the tree is no repository
    command = ["git", "apply", *more, str(patch)]
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True)


def flags_of(folder, tree):
    """How this build compiles the files of a top-level folder, with the tree in place of the source folder."""
    words = []
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        path = pathlib.Path(entry["file"])
        root = BUILD if path.is_relative_to(BUILD) else SOURCE
        if not path.is_relative_to(root) or path.relative_to(root).parts[0] != folder:
            continue
        command = shlex.split(entry["command"])
        command = command[command.index("c++" if "c++" in command else next(w for w in command if w.endswith("++"))) :]
        for skipped in ["-o", "-c"]:
            at = command.index(skipped)
            del command[at : at + 2]
        if not words:
            words = command
        else:  # another library of the folder: what it includes
            words += [word for word in command[1:] if word not in words]
    return [word.replace(f"-I{SOURCE}", f"-I{tree}") if word == f"-I{SOURCE}" else word for word in words]


def compile_alone(file, tree):
    source = [str(tree / file)] if file.endswith(".cpp") else ["-include", str(tree / file), "-x", "c++", "-"]
    command = [*flags_of(file.split("/")[0], tree), "-O0", "-fsyntax-only", *source]
    result = subprocess.run(command, cwd=BUILD, capture_output=True, text=True, input="")
    return result.stderr if result.returncode else ""


class Examples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.patches = sorted(EXAMPLES.glob("*.patch"))
        cls.folder = tempfile.TemporaryDirectory()
        cls.tree = pathlib.Path(cls.folder.name) / "tree"
        for name in COPIED:
            shutil.copytree(SOURCE / name, cls.tree / name, ignore=shutil.ignore_patterns("__pycache__"))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_page_lists_every_patch_with_what_it_costs(self):
        rows = {name: (int(files), new == "yes") for name, files, new in ROW.findall((EXAMPLES / "README.md").read_text("utf-8"))}
        self.assertEqual(sorted(rows), [patch.stem for patch in self.patches])
        self.assertEqual(sorted(rows), sorted(MOST_FILES))
        for patch in self.patches:
            files, new_results = rows[patch.stem]
            # A new dataset also raises kResultsRevision, once for all that a version brings: no patch does.
            self.assertEqual(files, len(edited_by_hand(patch)) + new_results, patch.name)
            self.assertLessEqual(files, MOST_FILES[patch.stem], patch.name)

    def test_every_patch_is_described(self):
        page = (EXAMPLES / "README.md").read_text("utf-8")
        for patch in self.patches:
            for file in edited_by_hand(patch):
                self.assertIn(file, page, patch.name)

    def test_patches_apply_alone_and_together_and_compile(self):
        for patch in self.patches:
            result = apply(patch, self.tree, "--check")
            self.assertEqual(result.returncode, 0, f"{patch.name}: {result.stderr}")
        for patch in self.patches:
            result = apply(patch, self.tree)
            self.assertEqual(result.returncode, 0, f"{patch.name}, after those before it: {result.stderr}")
        files = set()
        for patch in self.patches:  # headers are compiled with the sources of their patch
            sources = [file for file in edited_by_hand(patch) if file.endswith(".cpp")]
            files.update(sources or edited_by_hand(patch))
        self.assertGreater(len(files), len(self.patches))
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for file, errors in zip(files, pool.map(lambda file: compile_alone(file, self.tree), files)):
                self.assertEqual(errors, "", file)


if __name__ == "__main__":
    unittest.main()
