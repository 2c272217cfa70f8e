# wrong: only three of the four
# fails: answer | n_parameters must be 4 numbers, in the order asked for, found
K, D = n_components, n_columns
n_parameters = tuple(K - 1 + K * D + c for c in (K * D * (D + 1) // 2, K * D, K))
