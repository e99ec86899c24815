"""The hand-typed published inputs: one row an item, with unit, year, document, section and confidence."""
import csv
import pathlib

CASE = pathlib.Path(__file__).resolve().parent.parent
PUBLISHED = CASE / "published"


def rows(name):
    """All rows of published/<name>.csv as dictionaries."""
    with open(PUBLISHED / (name + ".csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(name):
    """item -> number of published/<name>.csv."""
    return {row["item"]: float(row["value"]) for row in rows(name)}


def counties():
    """The twelve banners, counties and districts in the order of their codes, numbers as numbers."""
    return [
        {key: (float(value) if key.endswith(("_deg", "_km2")) else value) for key, value in row.items()}
        for row in rows("counties")
    ]
