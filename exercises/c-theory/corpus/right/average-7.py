import numpy as np

def var_of(w, a, b):
    return w**2 * a + (1 - w) ** 2 * b

variance_of_average = np.array(var_of(weight_1, variance_1, variance_2))
