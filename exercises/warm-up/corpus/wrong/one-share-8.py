# wrong: the share in the point 1, not in the point 2
# fails: answer | write both products of weight and density; what they share cancels
a, b = weight, (1 - weight) * np.exp(-((1 - mean) ** 2) / 2)
share = a / (a + b)
