# wrong: the share of the other component
# fails: answer | swapped: this is the share of the other component
a, b = weight * np.exp(-0.5), (1 - weight) * np.exp(-((2 - mean) ** 2) / 2)
share = b / (a + b)
