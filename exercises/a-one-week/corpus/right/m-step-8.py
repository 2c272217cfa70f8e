def m_step(x, gamma):
    # sums of y and y y^T about the mean of each component's own first guess
    labels = (gamma / gamma.sum(0)).T
    guess = labels @ x
    out = []
    for w, g in zip(labels, guess):
        y = x - g
        left = w @ y
        out.append((g + left, (y * w[:, None]).T @ y - np.outer(left, left)))
    mu, Sigma = (np.array(part) for part in zip(*out))
    return np.sum(gamma, 0) / gamma.shape[0], mu, Sigma
