# wrong: K weights in place of K - 1
K, D = n_components, n_columns
n_parameters = tuple(K + K * D + c for c in (K * D * (D + 1) // 2, D * (D + 1) // 2, K * D, K))
