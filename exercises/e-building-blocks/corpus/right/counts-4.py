from math import comb
count = lambda cov: n_components - 1 + n_components * n_columns + cov
n_parameters = tuple(map(count, (n_components * comb(n_columns + 1, 2), comb(n_columns + 1, 2), n_components * n_columns, n_components)))
