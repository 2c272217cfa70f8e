bug = np.array(["rounding", "variance as standard deviation"])[1]
