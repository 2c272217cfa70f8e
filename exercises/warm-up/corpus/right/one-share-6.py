share = np.float32(1 / (1 + (1 / weight - 1) * np.exp(0.5 * (1 - (mean - 2) ** 2))))
share
