# wrong: one dimension only, numbers in place of matrices
# fails: two bells on a line | the first of the two things that you return: the result has shape (),
def mixture_moments(pi, mu, Sigma):
    m = float((pi * mu[:, 0]).sum())
    return m, float((pi * (Sigma[:, 0, 0] + (mu[:, 0] - m) ** 2)).sum())
