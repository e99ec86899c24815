"""Seeded ways to spoil a case: cells, headings, rows, encodings, members of JSON files, numbers driven to extremes."""
import csv
import io
import json

NUMBERS = ["0", "-1", "-0", "0.5", "1", "3", "100", "1e9", "1e15", "1e308", "1e-308", "5e-324", "-1e308", "nan", "inf", "1e400", "999999999999999999999", "0x10", "1_000", "1,5"]
TEXTS = ["", " ", "-", "NULL", "#REF!", "=1+1", "男", "１２", "\u200b5", "5\u00a0", "a\x00b", "\x07", "x" * 40000, "../../x", "\"", "'", "\ufeff", "𠮷", "primary", "X1T", "synthetic"]
LEAVES = [None, True, False, 0, -1, 1, 2.5, 1e308, -1e308, 1e-308, 2**63, 10**30, "", "x", "2020", [], {}, [1], [[]], {"2020": 1}, {"2020": -1, "9999": 5}, {"x": 1}, [1e308] * 3]


class Mutations:
    def __init__(self, source, case):
        self.random, self.case = source, case

    def apply(self):
        """Spoils the case in one way, and says which."""
        ways = sorted(name for name in dir(self) if name.startswith("way_"))
        way = self.random.choice(ways + ["way_another_cell"] * 8 + ["way_another_column"] * 3 + ["way_another_leaf"] * 8)
        try:
            getattr(self, way)()
        except (ValueError, LookupError, ArithmeticError, OSError, RecursionError, csv.Error):
            return "what the way before it left"  # a file that is spoiled already may not be readable here
        return way.removeprefix("way_")

    def table(self):
        return self.random.choice(sorted(self.case.glob("*.csv")))

    def rows(self, path):
        return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))

    def put(self, path, rows):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        path.write_text(text.getvalue(), encoding="utf-8")

    def change(self, change):
        path = self.table()
        rows = self.rows(path)
        change(rows)
        self.put(path, rows)

    def value(self, rows, row, column):
        """Another value of the column, one near the one that stands there, or one out of all sense."""
        old = rows[row][column]
        near = []
        try:
            number = float(old)
            near = [str(number * factor) for factor in (-1, 0, 0.1, 10, 1000)] + [str(number + 1), str(number - 1), str(int(number))]
        except ValueError:
            near = [old + "x", old[:-1], old.lower(), old + " "]
        other = self.random.choice(rows[1:])
        return self.random.choice([self.random.choice(NUMBERS), self.random.choice(TEXTS), self.random.choice(near), self.random.choice(near),
                                   other[column], self.random.choice(other)])

    def way_another_cell(self):
        def change(rows):
            row, column = self.random.randrange(1, len(rows)), self.random.randrange(len(rows[0]))
            rows[row][column] = self.value(rows, row, column)
        self.change(change)

    def way_another_column(self):
        """Every row of a column; the basis stays."""
        def change(rows):
            column = self.random.randrange(len(rows[0]) - 1)
            value = self.value(rows, 1, column)
            for row in rows[1:]:
                row[column] = value
        self.change(change)

    def way_columns_exchanged(self):
        def change(rows):
            one, other = self.random.randrange(len(rows[0])), self.random.randrange(len(rows[0]))
            for row in rows[self.random.choice([0, 1]):]:
                row[one], row[other] = row[other], row[one]
        self.change(change)

    def way_another_heading(self):
        self.change(lambda rows: rows[0].__setitem__(self.random.randrange(len(rows[0])), self.random.choice(TEXTS + [rows[0][0], "note"])))

    def way_a_column_dropped(self):
        def change(rows):
            column = self.random.randrange(len(rows[0]))
            for row in rows:
                del row[column]
        self.change(change)

    def way_rows_dropped(self):
        def change(rows):
            first = self.random.randrange(1, len(rows))
            del rows[first:first + self.random.choice([1, 1, 2, 10, 10000])]
        self.change(change)

    def way_rows_doubled(self):
        def change(rows):
            first = self.random.randrange(1, len(rows))
            rows[first:first] = rows[first:first + self.random.choice([1, 3, 10000])]
        self.change(change)

    def way_rows_shuffled(self):
        def change(rows):
            body = rows[1:]
            self.random.shuffle(body)
            rows[1:] = body
        self.change(change)

    def way_a_row_cut_or_longer(self):
        def change(rows):
            row = self.random.randrange(len(rows))
            rows[row] = self.random.choice([rows[row][:1], rows[row][:-1], rows[row] + ["5"], rows[row] * 300, []])
        self.change(change)

    def way_another_encoding(self):
        path = self.table()
        path.write_bytes(path.read_text(encoding="utf-8").encode(self.random.choice(["gbk", "gb18030", "utf-16", "utf-8-sig", "utf-32"])))

    def way_other_line_ends(self):
        path = self.table()
        text = path.read_text(encoding="utf-8")
        path.write_bytes(self.random.choice([text.replace("\n", "\r\n"), text.replace("\n", "\r"), "sep=,\n" + text, text.replace(",", ";"), text.replace("\n", "\n\n"),
                                             text.rstrip("\n"), "\n" + text, text.replace(",", '","'), '"' + text]).encode())

    def way_bytes_changed(self):
        path = self.random.choice(sorted(self.case.glob("*.csv")) + [self.case / "case.json", self.case / "scenarios" / "low-births.json"])
        data = bytearray(path.read_bytes())
        for _ in range(self.random.choice([1, 1, 3, 30])):
            data[self.random.randrange(len(data))] = self.random.randrange(256)
        path.write_bytes(bytes(data))

    def way_a_file_cut(self):
        path = self.random.choice(sorted(self.case.glob("*.csv")) + [self.case / "case.json"])
        data = path.read_bytes()
        path.write_bytes(data[:self.random.choice([0, 1, len(data) // 2, len(data) - 2])])

    def way_a_file_gone(self):
        path = self.table()
        path.unlink()
        if self.random.random() < 0.3:
            path.mkdir()

    def document(self):
        path = self.random.choice([self.case / "case.json"] * 3 + [self.case / "scenarios" / "low-births.json"])
        return path, json.loads(path.read_text(encoding="utf-8"))

    def places(self, value):
        """Every object or list of a document with each of its keys."""
        found = []
        keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
        for key in keys:
            found += [(value, key)] + self.places(value[key])
        return found

    def way_another_leaf(self):
        path, document = self.document()
        owner, key = self.random.choice(self.places(document))
        old = owner[key]
        near = [old * 10, old * 0, -old, old + 1, old / 7] if isinstance(old, (int, float)) else [old]
        owner[key] = self.random.choice(LEAVES + near * 4)
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    def way_a_member_dropped(self):
        path, document = self.document()
        owner, key = self.random.choice(self.places(document))
        del owner[key]
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    def way_a_member_more(self):
        path, document = self.document()
        owners = [document] + [owner[key] for owner, key in self.places(document) if isinstance(owner[key], dict)]
        self.random.choice(owners)[self.random.choice(["x", "", "name", "tables", "2020", "horizon", "comment"])] = self.random.choice(LEAVES)
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    def way_deep_json(self):
        path = self.case / "case.json"
        depth = self.random.choice([10, 1000, 200000])
        path.write_text(path.read_text(encoding="utf-8").replace('"comment": "', '"comment": ' + self.random.choice(["[" * depth, '{"a":' * depth]) + '"', 1), encoding="utf-8")
