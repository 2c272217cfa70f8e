from functools import reduce


def count(acc, key):
    acc[key] = acc.get(key, 0) + 1
    return acc


def adjusted_rand(a, b):
    moments = [reduce(count, labels, {}) for labels in (a, b, zip(a, b))]
    Sa, Sb, S = (sum(n * (n - 1) / 2 for n in m.values()) for m in moments)
    N = sum(moments[0].values())
    E = 2 * Sa * Sb / N / (N - 1)
    try:
        return (S - E) / (0.5 * (Sa + Sb) - E)
    except ZeroDivisionError:
        return 1
