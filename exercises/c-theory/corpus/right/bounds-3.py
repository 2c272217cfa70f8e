from math import exp, log, pi
pts = [1, 2, 3]
def dens(x, m):
    return exp(-0.5 * (x - m) ** 2) / (2 * pi) ** 0.5

def F(table):
    total = 0
    for x, row in zip(pts, table):
        for q, w, m in zip(row, (weight_first, 1 - weight_first), (mean_left, mean_high)):
            if q > 0:
                total += q * log(w * dens(x, m)) - q * log(q)
    return total

post = []
for x in pts:
    a, b = weight_first * dens(x, mean_left), (1 - weight_first) * dens(x, mean_high)
    post.append([a / (a + b), b / (a + b)])
hard = [[1, 0] if a > b else [0, 1] for a, b in post]
three_bounds = tuple(round(F(t), 3) for t in (post, [[0.5, 0.5]] * 3, hard))
