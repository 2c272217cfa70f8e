# wrong: the weights are left out
share = np.exp(-0.5) / (np.exp(-0.5) + np.exp(-((2 - mean) ** 2) / 2))
