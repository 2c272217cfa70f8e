# wrong: in percent
# fails: answer | percent: give the share as a number between 0 and 1, not in per cent
a, b = weight * np.exp(-0.5), (1 - weight) * np.exp(-((2 - mean) ** 2) / 2)
share = 100 * a / (a + b)
