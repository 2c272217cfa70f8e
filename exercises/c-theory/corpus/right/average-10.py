import numpy as np

labels = ["first", "second"]
moments = {"first": (weight_1, variance_1), "second": (1 - weight_1, variance_2)}
variance_of_average = 0.0
for name in labels:
    w, v = moments[name]
    variance_of_average += w**2 * v
variance_of_average = np.float64(f"{variance_of_average:.3f}")
