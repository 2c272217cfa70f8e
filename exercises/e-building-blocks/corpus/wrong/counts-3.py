# wrong: the means are not counted
# fails: answer | no-means: the means are missing: K D of them
K, D = n_components, n_columns
n_parameters = tuple(K - 1 + c for c in (K * D * (D + 1) // 2, D * (D + 1) // 2, K * D, K))
