import numpy as np

K, D = n_components, n_columns
A = np.array([[1, 1, K], [1, 1, 1], [1, 1, 0], [1, 1, 0]])
b = np.array([K - 1, K * D, D * (D + 1) // 2])
n_parameters = A @ b + np.array([0, 0, K * D, K])
