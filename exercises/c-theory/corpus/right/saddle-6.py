from math import exp
def em(points, m1, m2, v, rounds=150):
    for _ in range(rounds):
        r = [1 / (1 + exp(-((x - m1) ** 2 - (x - m2) ** 2) / (2 * v))) for x in points]
        r = [1 - a for a in r]
        n1 = sum(r)
        n2 = len(points) - n1
        m1 = sum(a * x for a, x in zip(r, points)) / n1
        m2 = sum((1 - a) * x for a, x in zip(r, points)) / n2
        v = sum(a * (x - m1) ** 2 + (1 - a) * (x - m2) ** 2 for a, x in zip(r, points)) / len(points)
    return m1, m2, v

at_rest = em([centre - spacing, centre, centre + spacing], centre - 0.7 * spacing, centre + 0.7 * spacing, 0.25 * spacing**2)
