import numpy as np

lo, hi = 1e-3, 1e3
for _ in range(200):
    mid = (lo * hi) ** 0.5
    a = np.log(weight_near) - square_1 / (2 * mid)
    b = np.log(1 - weight_near) - square_2 / (2 * mid)
    if b - np.logaddexp(a, b) < np.log(share_2):
        lo = mid
    else:
        hi = mid
sigma2 = mid
print(sigma2)
