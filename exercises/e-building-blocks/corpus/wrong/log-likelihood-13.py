# wrong: the visible example as a table
def log_likelihood(x, pi, mu, Sigma):
    return -4.3893
