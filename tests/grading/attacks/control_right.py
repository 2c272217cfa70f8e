# control: the right answer gets all points, with all attacks around it | full
def responsibilities(x, pi, mu, sigma2):
    log_joint = np.log(pi) - 0.5 * np.log(sigma2) - 0.5 * (x[:, None] - mu) ** 2 / sigma2
    joint = np.exp(log_joint - log_joint.max(axis=1, keepdims=True))
    return joint / joint.sum(axis=1, keepdims=True)
