# wrong: divided by the sum of the densities without their weights
share = weight * np.exp(-0.5) / (np.exp(-0.5) + np.exp(-((2 - mean) ** 2) / 2))
