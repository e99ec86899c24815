"""What docs/develop/embedding.md shows is what tests build and run, and the program is short enough for a page.

With XUEWEI_UPDATE=1 in the environment the page is written instead of compared.
"""

import os
import pathlib
import re
import textwrap
import unittest

SOURCE = pathlib.Path(os.environ["XUEWEI_SOURCE_DIR"])
PAGE = SOURCE / "docs" / "develop" / "embedding.md"
PROGRAM = SOURCE / "tests" / "consumer" / "main.cpp"
KEEPING = SOURCE / "tests" / "io_results" / "embedding_test.cpp"
BLOCK = "(?<=<!-- computed: {} -->\n).*?(?=<!-- end -->)"
MOST_LINES = 40


def shown():
    """What stands in each block of the page."""
    keeping = KEEPING.read_text(encoding="utf-8").split("  // page\n")[1].split("  // end of page\n")[0]
    return {"program": PROGRAM.read_text(encoding="utf-8"), "keeping": textwrap.dedent(keeping)}


class EmbeddingPage(unittest.TestCase):
    def test_the_page_shows_what_is_built(self):
        page = PAGE.read_text(encoding="utf-8")
        for name, code in shown().items():
            block, pattern = f"```cpp\n{code}```\n", re.compile(BLOCK.format(name), re.S)
            if os.environ.get("XUEWEI_UPDATE"):
                page = pattern.sub(lambda _: block, page)
                PAGE.write_text(page, encoding="utf-8")
            else:
                self.assertEqual(pattern.findall(page), [block])

    def test_the_program_is_short(self):
        self.assertLessEqual(len(PROGRAM.read_text(encoding="utf-8").splitlines()), MOST_LINES)


if __name__ == "__main__":
    unittest.main()
