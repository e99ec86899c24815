"""The program on docs/develop/embedding.md is the one that the consumer test builds, and short enough for a page.

With XUEWEI_UPDATE=1 in the environment the page is written instead of compared.
"""

import os
import pathlib
import re
import unittest

SOURCE = pathlib.Path(os.environ["XUEWEI_SOURCE_DIR"])
PAGE = SOURCE / "docs" / "develop" / "embedding.md"
PROGRAM = SOURCE / "tests" / "consumer" / "main.cpp"
BLOCK = re.compile(r"(?<=<!-- computed: program -->\n).*?(?=<!-- end -->)", re.S)
MOST_LINES = 40


class EmbeddingPage(unittest.TestCase):
    def test_the_page_shows_the_program_that_is_built(self):
        program = PROGRAM.read_text(encoding="utf-8")
        block = f"```cpp\n{program}```\n"
        page = PAGE.read_text(encoding="utf-8")
        if os.environ.get("XUEWEI_UPDATE"):
            PAGE.write_text(BLOCK.sub(lambda _: block, page), encoding="utf-8")
            return
        self.assertEqual(BLOCK.findall(page), [block])

    def test_the_program_is_short(self):
        self.assertLessEqual(len(PROGRAM.read_text(encoding="utf-8").splitlines()), MOST_LINES)


if __name__ == "__main__":
    unittest.main()
