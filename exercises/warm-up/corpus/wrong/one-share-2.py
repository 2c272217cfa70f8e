# wrong: the weights are left out
# fails: answer | M1: you left out the weights
share = np.exp(-0.5) / (np.exp(-0.5) + np.exp(-((2 - mean) ** 2) / 2))
