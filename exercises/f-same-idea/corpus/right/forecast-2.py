from math import ceil, log

def forecast(thetas, eps):
    T, P = thetas.shape
    dd = sum((thetas[T - 2, p] - thetas[T - 3, p]) ** 2 for p in range(P))
    de = sum((thetas[T - 2, p] - thetas[T - 3, p]) * (thetas[T - 1, p] - thetas[T - 2, p]) for p in range(P))
    if dd == 0:
        return 0, thetas[T - 1].copy(), 0
    lam = de / dd
    if lam >= 1:
        return lam, thetas[-1], float("inf")
    limit = [thetas[T - 1, p] + (thetas[T - 1, p] - thetas[T - 2, p]) * lam / (1 - lam) for p in range(P)]
    away = sum((limit[p] - thetas[T - 1, p]) ** 2 for p in range(P)) ** 0.5
    if away <= eps:
        return lam, limit, 0
    return lam, limit, ceil(log(eps / away) / log(lam))
