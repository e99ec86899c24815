"""What docs/develop says of the house is true: what it names exists, and rooms know only those that the pages allow."""

import os
import pathlib
import re
import unittest

SOURCE = pathlib.Path(os.environ["XUEWEI_SOURCE_DIR"])
PAGES = [SOURCE / "engine" / "README.md", *sorted((SOURCE / "docs" / "develop").rglob("*.md"))]
PATH = re.compile(r"(?<![\w/.<-])(?:engine|io|tools|tests|docs|scenarios|benchmarks|cmake)/[\w./-]*\w")
LINK = re.compile(r"\]\(([^)#:]+)[^):]*\)")
INCLUDE = re.compile(r'^#include "(.+)/[^/]+"$', re.M)
ROOM = re.compile(r"^\| `([a-z/_]+?)/?` \|.*\| ([^|]*) \|$", re.M)


def rooms():
    """Folder: folders that it may include files of, as the tables of engine/README.md and docs/develop/README.md say."""
    allowed = {}
    for page, inside in [(SOURCE / "engine" / "README.md", "engine/"), (SOURCE / "docs" / "develop" / "README.md", "")]:
        for folder, known in ROOM.findall(page.read_text("utf-8")):
            names = re.findall(r"`([a-z/_]+)`", known)
            allowed[inside + folder] = [inside + name for name in names] if known != "every room above" else ["engine"]
    return allowed


class House(unittest.TestCase):
    def test_what_pages_name_exists(self):
        created = set()
        for patch in (SOURCE / "docs" / "develop" / "examples").glob("*.patch"):
            created.update(re.findall(r"^--- /dev/null\n\+\+\+ b/(.*)$", patch.read_text("utf-8"), re.M))
        for page in PAGES:
            text = page.read_text("utf-8")
            for path in PATH.findall(text):
                is_new = any(file == path or file.startswith(path + "/") for file in created)
                self.assertTrue(is_new or (SOURCE / path).exists(), f"{page.relative_to(SOURCE)} names {path}")
            for link in LINK.findall(text):
                self.assertTrue((page.parent / link).exists(), f"{page.relative_to(SOURCE)} links to {link}")

    def test_every_room_has_a_row(self):
        folders = {f"engine/{path.name}" for path in (SOURCE / "engine").iterdir() if path.is_dir()}
        folders |= {f"tools/{path.name}" for path in (SOURCE / "tools").iterdir() if path.is_dir()}
        folders |= {f"io/{path.name}" for path in (SOURCE / "io").iterdir() if path.is_dir()}
        self.assertEqual(folders - set(rooms()), set())

    def test_rooms_know_only_what_they_may(self):
        for folder, known in rooms().items():
            for file in (SOURCE / folder).rglob("*.[ch]pp"):
                for included in INCLUDE.findall(file.read_text("utf-8")):
                    allowed = any(included == name or included.startswith(name + "/") for name in [folder, *known])
                    allowed |= included == "io" and not folder.startswith("engine")  # io/problem.hpp, io/framing.hpp
                    self.assertTrue(allowed, f"{file.relative_to(SOURCE)} includes a file of {included}")


if __name__ == "__main__":
    unittest.main()
