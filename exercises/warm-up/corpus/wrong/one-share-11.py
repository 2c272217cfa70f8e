# wrong: both shares, where one number is asked for
# fails: answer | share must be a number, found
a, b = weight * np.exp(-0.5), (1 - weight) * np.exp(-((2 - mean) ** 2) / 2)
share = [a / (a + b), b / (a + b)]
