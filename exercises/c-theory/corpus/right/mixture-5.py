from scipy.integrate import quad
from scipy.stats import norm

def density(x):
    return weight_1 * norm.pdf(x, mean_1, variance_1**0.5) + (1 - weight_1) * norm.pdf(x, mean_2, variance_2**0.5)

lo = min(mean_1 - 12 * variance_1**0.5, mean_2 - 12 * variance_2**0.5)
hi = max(mean_1 + 12 * variance_1**0.5, mean_2 + 12 * variance_2**0.5)
m = quad(lambda x: x * density(x), lo, hi, limit=300, points=[mean_1, mean_2])[0]
variance_of_mixture = quad(lambda x: (x - m) ** 2 * density(x), lo, hi, limit=300, points=[mean_1, mean_2])[0]
print(m, variance_of_mixture)
