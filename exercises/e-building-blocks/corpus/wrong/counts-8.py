# wrong: tied and full exchanged
K, D = n_components, n_columns
n_parameters = tuple(K - 1 + K * D + c for c in (D * (D + 1) // 2, K * D * (D + 1) // 2, K * D, K))
