"""Writing the case's CSV tables: UTF-8, comma, one heading row, line feed, numbers in a fixed form."""
import csv

from published import CASE


def text(value):
    """Shortest fixed form of a cell: integers as integers, other numbers to nine significant digits."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else format(value, ".9g")
    return str(value)


def write(name, columns, rows):
    """Writes CASE/<name>; `rows` are sequences in the order of `columns`."""
    with open(CASE / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([text(value) for value in row])


def read(name):
    """The rows of CASE/<name> as dictionaries of text."""
    with open(CASE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
