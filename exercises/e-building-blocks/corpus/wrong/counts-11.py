# wrong: one mean for all components
# fails: answer | one-mean: each component has a mean of its own: K D of them
K, D = n_components, n_columns
n_parameters = tuple(K - 1 + D + c for c in (K * D * (D + 1) // 2, D * (D + 1) // 2, K * D, K))
