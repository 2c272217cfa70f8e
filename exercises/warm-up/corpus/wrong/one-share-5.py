# wrong: the odds, not the share
# fails: answer | odds: that is the ratio of the two products; the share is the first over
share = weight * np.exp(-0.5) / ((1 - weight) * np.exp(-((2 - mean) ** 2) / 2))
