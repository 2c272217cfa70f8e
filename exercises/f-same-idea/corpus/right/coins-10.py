import numpy as np

class Coins:
    def __init__(self, pi, theta, a, b):
        self.pi, self.theta, self.a, self.b = pi, theta, a, b

    def joint(self, heads, tails):
        return np.log(self.pi) + np.outer(heads, np.log(self.theta)) + np.outer(tails, np.log(1 - self.theta))

    def round(self, heads, flips):
        j = self.joint(heads, flips - heads)
        m = j.max(axis=1, keepdims=True)
        s = np.exp(j - m)
        r = s / s.sum(axis=1, keepdims=True)
        score = float(np.sum(m[:, 0] + np.log(s.sum(axis=1))))
        score += float(np.sum(self.a * np.log(self.theta) + self.b * np.log(1 - self.theta)))
        return r.mean(axis=0), (r.T @ heads + self.a) / (r.T @ flips + self.a + self.b), score

def coin_round(heads, flips, pi, theta, a, b):
    return Coins(pi, theta, a, b).round(heads, flips)
