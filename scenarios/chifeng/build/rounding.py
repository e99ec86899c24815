"""Integers that keep their totals.

largest_remainder: Hamilton's method; shares of a total, ties by position.
controlled_matrix: a table of real numbers becomes integers with given integer row and column sums: cells are rounded
down, then the missing units go to the largest fractions whose row and column both lack one; what remains is paired in
order.
"""
import math


def largest_remainder(weights, total):
    """Integers proportional to `weights` that sum to the integer `total`."""
    scale = math.fsum(weights)
    if scale <= 0:
        raise ValueError("weights must have a positive sum")
    exact = [weight * total / scale for weight in weights]
    result = [math.floor(value) for value in exact]
    order = sorted(range(len(exact)), key=lambda index: (-(exact[index] - result[index]), index))
    for index in order[: total - sum(result)]:
        result[index] += 1
    return result


def controlled_matrix(table, row_sums, column_sums):
    """Integers near `table` whose rows and columns sum exactly to the given integers."""
    if sum(row_sums) != sum(column_sums):
        raise ValueError(f"row sums {sum(row_sums)} and column sums {sum(column_sums)} differ")
    result = [[math.floor(value + 1e-9) for value in row] for row in table]
    rows_lack = [wanted - sum(row) for wanted, row in zip(row_sums, result)]
    columns_lack = [wanted - sum(row[j] for row in result) for j, wanted in enumerate(column_sums)]
    if min(rows_lack) < 0 or min(columns_lack) < 0:
        raise ValueError("the table is not near its row and column sums")
    cells = sorted(
        (
            (round(result[i][j] - table[i][j], 9), i, j)
            for i in range(len(table))
            for j in range(len(table[0]))
            if table[i][j] > 0
        )
    )
    for _, i, j in cells:
        if rows_lack[i] > 0 and columns_lack[j] > 0:
            result[i][j] += 1
            rows_lack[i] -= 1
            columns_lack[j] -= 1
    for i, lack in enumerate(rows_lack):
        for j in range(len(columns_lack)):
            units = min(rows_lack[i], columns_lack[j]) if table[i][j] > 0 else 0
            result[i][j] += units
            rows_lack[i] -= units
            columns_lack[j] -= units
    if any(rows_lack) or any(columns_lack):
        raise ValueError("no integer table with these sums was found")
    return result
