# wrong: the weights are not counted
# fails: answer | no-weights: the weights are parameters too: K - 1 of them
K, D = n_components, n_columns
n_parameters = tuple(K * D + c for c in (K * D * (D + 1) // 2, D * (D + 1) // 2, K * D, K))
