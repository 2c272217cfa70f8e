from scipy.stats import norm

first = weight * norm.pdf(2, 1, 1)
second = (1 - weight) * norm.pdf(2, mean, 1)
share = first / (first + second)
