# wrong: D² entries of a covariance, which is symmetric
# fails: answer | square: a covariance is symmetric: D (D + 1) / 2 free entries, not D²
K, D = n_components, n_columns
n_parameters = tuple(K - 1 + K * D + c for c in (K * D * D, D * D, K * D, K))
