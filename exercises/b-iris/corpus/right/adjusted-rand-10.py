def lengths(values):
    """Lengths of runs of equal values after sorting; labels are made texts first."""
    values = sorted(values)
    out, run = [], 1
    for before, after in zip(values, values[1:]):
        if before == after:
            run += 1
        else:
            out.append(run)
            run = 1
    return [*out, run]


def adjusted_rand(a, b):
    a, b = [repr(u) for u in a], [repr(v) for v in b]
    n2 = [sum(n * n - n for n in lengths(v)) / 2 for v in (a, b, list(zip(a, b)))]
    E = n2[0] * n2[1] * 2 / (len(a) ** 2 - len(a))
    best = (n2[0] + n2[1]) / 2
    if n2[0] == n2[1] and n2[0] in (0, len(a) * (len(a) - 1) / 2):
        return 1.0
    return (n2[2] - E) / (best - E)
