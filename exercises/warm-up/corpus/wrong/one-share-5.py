# wrong: the odds, not the share
share = weight * np.exp(-0.5) / ((1 - weight) * np.exp(-((2 - mean) ** 2) / 2))
