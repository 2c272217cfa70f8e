from scipy.special import expit, logit

share = expit(logit(weight) - 0.5 + (2 - mean) ** 2 / 2)
