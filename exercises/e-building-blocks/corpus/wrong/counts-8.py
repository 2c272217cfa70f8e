# wrong: tied and full exchanged
# fails: answer | places: the order is full, tied, diag, spherical: the first two are
K, D = n_components, n_columns
n_parameters = tuple(K - 1 + K * D + c for c in (D * (D + 1) // 2, K * D * (D + 1) // 2, K * D, K))
