from scipy.special import logit
sigma2 = (square_1 - square_2) / (2 * (logit(share_2) - logit(1 - weight_near)))
