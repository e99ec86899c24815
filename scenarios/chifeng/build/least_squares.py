"""Smooth curves under exact linear conditions.

minimise  sum_x v[x] (y[x] - t[x])^2 + penalty * sum_x (y[x-1] - 2 y[x] + y[x+1])^2   subject to   A y = b

solved by its Karush-Kuhn-Tucker equations with Gaussian elimination and partial pivoting: a hundred unknowns, so the
standard library is enough and the answer does not depend on a linear algebra package.
"""


def solve_linear(matrix, right):
    """x with matrix x = right."""
    size = len(right)
    work = [list(row) + [value] for row, value in zip(matrix, right)]
    for k in range(size):
        pivot = max(range(k, size), key=lambda i: abs(work[i][k]))
        if abs(work[pivot][k]) < 1e-14:
            raise ValueError("the conditions contradict or repeat each other")
        work[k], work[pivot] = work[pivot], work[k]
        for i in range(k + 1, size):
            factor = work[i][k] / work[k][k]
            if factor:
                row, above = work[i], work[k]
                for j in range(k, size + 1):
                    row[j] -= factor * above[j]
    result = [0.0] * size
    for k in range(size - 1, -1, -1):
        rest = sum(work[k][j] * result[j] for j in range(k + 1, size))
        result[k] = (work[k][size] - rest) / work[k][k]
    return result


def smooth_curve(target, weights, penalty, conditions):
    """The curve y; `conditions` are pairs (dictionary position -> coefficient, value)."""
    size, count = len(target), len(conditions)
    matrix = [[0.0] * (size + count) for _ in range(size + count)]
    right = [0.0] * (size + count)
    for x in range(size):
        matrix[x][x] += weights[x]
        right[x] = weights[x] * target[x]
    for x in range(1, size - 1):
        for i, a in ((x - 1, 1.0), (x, -2.0), (x + 1, 1.0)):
            for j, b in ((x - 1, 1.0), (x, -2.0), (x + 1, 1.0)):
                matrix[i][j] += penalty * a * b
    for k, (coefficients, value) in enumerate(conditions):
        for x, coefficient in coefficients.items():
            matrix[size + k][x] = coefficient
            matrix[x][size + k] = coefficient
        right[size + k] = value
    return solve_linear(matrix, right)[:size]
