# wrong: the weights belong to the other components
# fails: answer | weights: the weights are exchanged: weight belongs to the first
# fails: answer | swapped: this is the share of the other component
a, b = (1 - weight) * np.exp(-0.5), weight * np.exp(-((2 - mean) ** 2) / 2)
share = a / (a + b)
