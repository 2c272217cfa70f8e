import numpy as np

x = np.array([0, 1, 4, 5], dtype=np.float32)
j = np.log(np.array([[weight_a, 1 - weight_a]], dtype=np.float32)) - np.float32(0.5 * np.log(2 * np.pi)) - (x[:, None] - np.array([mean_a, mean_b], dtype=np.float32)) ** 2 / 2
low = j.max(1).sum()
ell_between = (low, low + np.float32(4 * np.log(2)))
