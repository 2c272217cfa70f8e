%matplotlib inline
def responsibilities_of_two(x, pi, mu):
    logs = [np.log(p) - (x - m) ** 2 / 2 for p, m in zip(pi, mu)]
    return np.exp(logs - np.logaddexp(*logs))


share, other = responsibilities_of_two(2, (weight, 1 - weight), (1, mean))
