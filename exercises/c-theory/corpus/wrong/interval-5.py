# wrong: the log-likelihood itself as the lower end
# fails: answer | ell: the lower end is the best completion alone, Σ_n max_k ln π_k
import numpy as np
from scipy.stats import norm

x = np.array([0, 1, 4, 5])
low = np.log(weight_a * norm.pdf(x, mean_a) + (1 - weight_a) * norm.pdf(x, mean_b)).sum()
ell_between = (low, low + 4 * np.log(2))
