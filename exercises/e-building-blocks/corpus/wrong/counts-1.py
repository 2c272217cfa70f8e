# wrong: K weights in place of K - 1
# fails: answer | M18: the weights add up to 1, so only K - 1 of them are free
K, D = n_components, n_columns
n_parameters = tuple(K + K * D + c for c in (K * D * (D + 1) // 2, D * (D + 1) // 2, K * D, K))
