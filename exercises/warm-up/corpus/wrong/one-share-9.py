# wrong: the weights belong to the other components
a, b = (1 - weight) * np.exp(-0.5), weight * np.exp(-((2 - mean) ** 2) / 2)
share = a / (a + b)
