import numpy as np

# equivariance: EM commutes with shift and scale, so solve for -1, 0, 1 by fixed-point iteration
h = 0.5
for _ in range(500):
    h = 2 / 3 * np.tanh(h / (2 / 3 - h**2))
at_rest = [round(centre - spacing * h, 3), round(centre + spacing * h, 3), round(spacing**2 * (2 / 3 - h**2), 3)]
