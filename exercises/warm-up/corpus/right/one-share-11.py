share = None
share = 1 - (1 - weight) / ((1 - weight) + weight * np.exp((mean**2 - 4 * mean + 3) / 2))
