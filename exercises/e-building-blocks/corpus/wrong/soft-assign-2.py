# wrong: the weights are left out
# fails: unequal weights and a larger variance | M1: you left out the weights pi
from scipy.special import softmax

def soft_assign(x, mu, pi, sigma2):
    return softmax(-((x[:, None] - mu) ** 2).sum(-1) / (2 * sigma2), axis=1)
