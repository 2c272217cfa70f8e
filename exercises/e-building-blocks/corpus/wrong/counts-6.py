# wrong: diagonal and spherical ones are the same for all components
# fails: answer | own: diagonal and spherical covariances are each component's own: count
K, D = n_components, n_columns
n_parameters = tuple(K - 1 + K * D + c for c in (K * D * (D + 1) // 2, D * (D + 1) // 2, D, 1))
