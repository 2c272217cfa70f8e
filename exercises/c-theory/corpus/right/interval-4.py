import numpy as np
from scipy.stats import norm
from itertools import product
x = [0, 1, 4, 5]
w = {"a": weight_a, "b": 1 - weight_a}
m = {"a": mean_a, "b": mean_b}
scores = {}
for z in product("ab", repeat=4):
    scores[z] = sum(np.log(w[k] * norm.pdf(p, m[k], 1)) for p, k in zip(x, z))
best = max(scores, key=scores.get)
print(best)
ell_between = scores[best], scores[best] + 4 * np.log(2)
