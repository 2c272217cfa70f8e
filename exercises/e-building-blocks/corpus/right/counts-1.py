K, D = n_components, n_columns
base = K - 1 + K * D
n_parameters = (base + K * D * (D + 1) // 2, base + D * (D + 1) // 2, base + K * D, base + K)
