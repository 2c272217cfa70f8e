%matplotlib inline
import math

def soft_assign(x, mu, pi, sigma2):
    """Lists of lists."""
    out = []
    for point in x.tolist():
        s = [math.log(p) - sum((a - b) ** 2 for a, b in zip(point, m)) / (2 * sigma2) if p > 0 else -math.inf for p, m in zip(pi.tolist(), mu.tolist())]
        top = max(s)
        e = [math.exp(t - top) for t in s]
        out.append([v / sum(e) for v in e])
    return out
