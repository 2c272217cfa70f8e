# wrong: the diagonal is missing, D (D - 1) / 2
# fails: answer | off-diagonal: the diagonal is missing: D (D + 1) / 2 entries, not D (D -
K, D = n_components, n_columns
n_parameters = tuple(K - 1 + K * D + c for c in (K * D * (D - 1) // 2, D * (D - 1) // 2, K * D, K))
