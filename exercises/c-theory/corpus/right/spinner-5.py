from scipy.stats import norm
from scipy.integrate import quad
p = lambda x: weight_left * norm.pdf(x) + (1 - weight_left) * norm.pdf(x, mean_right)
probability, err = quad(p, threshold, mean_right + 15)
print(probability, "+-", err)
