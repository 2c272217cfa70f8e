# wrong: an exception, the name is misspelt
share = weigth * np.exp(-0.5) / (weigth * np.exp(-0.5) + 1)
