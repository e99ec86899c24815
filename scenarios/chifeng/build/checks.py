"""What the verifying scripts share: a check that is counted, a comparison that is only shown, sums of columns."""

import math

failures = []


def check(what, value, wanted, tolerance=0.0):
    good = abs(value - wanted) <= tolerance
    if not good:
        failures.append(what)
    margin = f" +- {tolerance:g}" if tolerance else ""
    print(f"{'ok  ' if good else 'FAIL'}  {what}: {value:,.10g} (wanted {wanted:,.10g}{margin})")


def compare(what, value, reference=None):
    print(f"      {what}: {value}" + ("" if reference is None else f"  (compare {reference})"))


def total(rows, column, **where):
    return math.fsum(float(row[column]) for row in rows if all(row[key] == value for key, value in where.items()))
