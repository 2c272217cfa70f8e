def forecast(thetas, eps):
    rows = thetas.tolist()
    x, y, z = rows[-3:]
    d = [q - p for p, q in zip(x, y)]
    e = [q - p for p, q in zip(y, z)]
    num = den = 0.0
    for p, q in zip(d, e):
        num += p * q
        den += p * p
    lam = num / den if den > 0.0 else 0.0
    if lam >= 1.0:
        return [lam, thetas[-1], float("inf")]
    limit = [r + q * lam / (1.0 - lam) for r, q in zip(z, e)]
    here, m = list(z), 0
    step = e
    while sum((l - h) ** 2 for l, h in zip(limit, here)) > eps**2:
        step = [lam * s for s in step]
        here = [h + s for h, s in zip(here, step)]
        m += 1
    return [lam, limit, m]
