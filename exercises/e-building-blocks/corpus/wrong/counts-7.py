# wrong: only the covariances
# fails: answer | covariances: those are the covariances alone: add the weights and the
K, D = n_components, n_columns
n_parameters = (K * D * (D + 1) // 2, D * (D + 1) // 2, K * D, K)
