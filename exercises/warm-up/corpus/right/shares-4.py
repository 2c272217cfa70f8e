import math


def responsibilities(x, pi, mu, sigma2):
    rows = []
    for point in x:
        logs = []
        for k in range(len(pi)):
            logs.append(
                math.log(pi[k]) - math.log(sigma2[k]) / 2 - (point - mu[k]) ** 2 / (2 * sigma2[k])
            )
        top = max(logs)
        parts = [math.exp(value - top) for value in logs]
        rows.append([part / sum(parts) for part in parts])
    return np.array(rows)
