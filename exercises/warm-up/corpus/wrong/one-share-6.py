# wrong: the logarithm of the share
# fails: answer | log: that is the logarithm of the share; give the share itself
a, b = weight * np.exp(-0.5), (1 - weight) * np.exp(-((2 - mean) ** 2) / 2)
share = np.log(a / (a + b))
