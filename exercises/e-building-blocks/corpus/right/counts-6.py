import numpy as np

K, D = np.int64(n_components), np.int64(n_columns)
full = K * (1 + D + D * (D + 1) // 2) - 1
tied = full - (K - 1) * D * (D + 1) // 2
diag = full - K * D * (D - 1) // 2
ball = diag - K * (D - 1)
n_parameters = full, tied, diag, ball
