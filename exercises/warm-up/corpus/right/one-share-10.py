bayes = lambda prior, likelihood, evidence: prior * likelihood / evidence
density = lambda x, m: np.exp(-((x - m) ** 2) / 2) / np.sqrt(2 * np.pi)
share = float(bayes(weight, density(2, 1), weight * density(2, 1) + (1 - weight) * density(2, mean)))
assert 0 < share < 1
