import numpy as np

class Family:
    def __init__(self, per_component, shared=0):
        self.per_component, self.shared = per_component, shared

    def n(self, K, D):
        return K * (1 + D + self.per_component) - 1 + self.shared

D = n_columns
CASES = [Family(D * (D + 1) // 2), Family(0, D * (D + 1) // 2), Family(D), Family(1)]
n_parameters = tuple(np.array(f.n(n_components, D)) for f in CASES)
