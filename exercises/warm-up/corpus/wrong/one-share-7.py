# wrong: in percent
a, b = weight * np.exp(-0.5), (1 - weight) * np.exp(-((2 - mean) ** 2) / 2)
share = 100 * a / (a + b)
