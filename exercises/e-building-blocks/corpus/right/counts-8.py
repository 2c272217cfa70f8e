from fractions import Fraction
K, D = n_components, n_columns
n_parameters = tuple(int(c + (K - 1) + K * D) for c in (Fraction(K * D * (D + 1), 2), Fraction(D * (D + 1), 2), K * D, K))
