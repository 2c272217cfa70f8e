share = 1 / (1 + (1 - weight) / weight * np.exp(0.5 - (2 - mean) ** 2 / 2))
