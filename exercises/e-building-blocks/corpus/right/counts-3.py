import numpy as np

K, D = n_components, n_columns
tri = len(np.triu_indices(D)[0])
n_parameters = np.array([K * tri, tri, K * D, K]) + K - 1 + K * D
