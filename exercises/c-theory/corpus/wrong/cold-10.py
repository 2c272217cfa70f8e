# wrong: left as it was
sigma2 = None
