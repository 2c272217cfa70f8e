# wrong: the visible example as a table
# fails: unequal weights and a larger variance | M20: your function gives the numbers of the example whatever it is
import numpy as np

def soft_assign(x, mu, pi, sigma2):
    return np.array([[0.8808, 0.1192], [0.5, 0.5], [0.1192, 0.8808]])
