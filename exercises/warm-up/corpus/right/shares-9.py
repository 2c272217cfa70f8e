from decimal import Decimal, getcontext


def responsibilities(x, pi, mu, sigma2):
    """Decimals have exponents large enough that nothing underflows."""
    getcontext().prec = 30
    answer = []
    for t in x:
        row = []
        for p, m, v in zip(pi, mu, sigma2):
            p, m, v, u = (Decimal(float(number)) for number in (p, m, v, t))
            row.append(p * (-(u - m) ** 2 / (2 * v)).exp() / v.sqrt())
        total = sum(row)
        answer.append(tuple(float(r / total) for r in row))
    return tuple(answer)
