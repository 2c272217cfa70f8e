from scipy.stats import norm
nats_gained = copies * dimension * (norm.logpdf(0, 0, 10.0**-fine) - norm.logpdf(0, 0, 10.0**-coarse))
