from scipy.stats import norm
import scipy.stats as st
g1, g2 = st.norm(mean_1, variance_1**0.5), st.norm(mean_2, variance_2**0.5)
moment = lambda n: weight_1 * g1.moment(n) + (1 - weight_1) * g2.moment(n)
variance_of_mixture = moment(2) - moment(1) ** 2
