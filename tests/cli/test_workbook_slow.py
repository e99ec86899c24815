"""A table longer than a sheet goes on on further sheets, and what no cell can hold is an error with its place."""
import pathlib
import re
import sys
import unittest
import zipfile

import h5py
import numpy

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import MINIMAL, CommandTest

ROWS_OF_A_SHEET = 1048576


class Workbook(CommandTest):
    def with_rows_of_money(self, rows):
        self.xuewei("run", MINIMAL, "-o", "r.h5")
        with h5py.File(self.folder / "r.h5", "r+") as file:
            group = file["scenarios/baseline/money"]
            for name in list(group):
                values = numpy.resize(group[name][()], rows)
                del group[name]
                kind = h5py.string_dtype() if values.dtype.kind == "O" else values.dtype
                group.create_dataset(name, data=values, dtype=kind, chunks=True, compression=1)

    def test_all_rows_are_there_on_as_many_sheets_as_it_takes(self):
        rows = ROWS_OF_A_SHEET + 1000
        self.with_rows_of_money(rows)
        self.xuewei("export", "r.h5", "--table", "money", "--no-verify", "--format", "xlsx", "-o", "money.xlsx")
        with zipfile.ZipFile(self.folder / "money.xlsx") as book:
            names = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())
            self.assertEqual(names, ["money", "money 2"])
            found = []
            for number in [1, 2]:
                with book.open(f"xl/worksheets/sheet{number}.xml") as sheet:
                    tail, count = b"", 0
                    while part := sheet.read(1 << 24):
                        text = tail + part
                        count += text.count(b"<row ")
                        tail = text[-4:]
                    found.append(count)
        self.assertEqual(found[0], ROWS_OF_A_SHEET)
        self.assertEqual(sum(found) - 4, rows)

    def test_a_text_too_long_for_a_cell(self):
        self.xuewei("run", MINIMAL, "-o", "r.h5")
        with h5py.File(self.folder / "r.h5", "r+") as file:
            file["scenarios/baseline/expected/school_name"][0] = "x" * 40000
        said = self.xuewei("export", "r.h5", "--table", "sites", "--no-verify", "--format", "xlsx", "-o", "s.xlsx", code=1).stderr
        self.assertRegex(said, r"row 3, column 3 \(.*32,767")
        self.assertFalse((self.folder / "s.xlsx").exists())


if __name__ == "__main__":
    unittest.main()
