# wrong: divided by the sum of the densities without their weights
# fails: answer | below: the weights are missing in the sum below: it adds up the same
share = weight * np.exp(-0.5) / (np.exp(-0.5) + np.exp(-((2 - mean) ** 2) / 2))
