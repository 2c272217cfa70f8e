# wrong: prints the shares and returns nothing
# fails: the shares of the three points are right | nothing came back: is there a return?
from scipy.special import softmax


def responsibilities(x, pi, mu, sigma2):
    g = softmax(np.log(pi) - np.log(sigma2) / 2 - (np.array(x)[:, None] - mu) ** 2 / (2 * np.array(sigma2)), axis=1)
    print(g)
