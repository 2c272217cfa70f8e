# attack: NaN, which is neither smaller nor larger than any tolerance | fails
share = float("nan")


def responsibilities(x, pi, mu, sigma2):
    return np.full((len(x), len(pi)), np.nan)
