import numpy as np
from scipy.optimize import linear_sum_assignment

class Matcher:
    def __init__(self, z_true, z_hat):
        self.pairs = [(h, t) for t, h in zip(np.array(z_true).tolist(), np.array(z_hat).tolist()) if t >= 0]
        self.n_groups = int(np.max(z_hat)) + 1

    def cost(self):
        # 16 columns are always enough: 8 labels, and a spare name for each of 8 groups
        C = np.zeros((self.n_groups, 16 + self.n_groups))
        for pair in self.pairs:
            C[pair] -= 1
        return C

    def names(self):
        return linear_sum_assignment(self.cost())[1]

def match_labels(z_true, z_hat):
    labels = Matcher(z_true, z_hat).names()
    print(labels)
    return labels
