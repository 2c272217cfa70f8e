import numpy as np

x = np.array([0.0, 1, 4, 5])
score = lambda w, m: np.log(w) - (x - m) ** 2 / 2
low = np.where(score(weight_a, mean_a) > score(1 - weight_a, mean_b), score(weight_a, mean_a), score(1 - weight_a, mean_b)).sum() - 2 * np.log(2 * np.pi)
ell_between = np.array([low, low + 2.772588722239781])
