def e_step(x, pi, mu, Sigma):
    S = np.broadcast_to(Sigma, (len(x), *Sigma.shape))
    d = (x[:, None, :] - mu)[..., None]
    q = np.squeeze(np.swapaxes(d, -1, -2) @ np.linalg.solve(S, d), axis=(-1, -2))
    log_joint = np.log(pi) - (q + np.linalg.slogdet(Sigma).logabsdet + mu.shape[-1] * np.log(2 * np.pi)) / 2
    log_p = np.logaddexp.reduce(log_joint, axis=-1)
    gamma = np.exp(log_joint - log_p[:, np.newaxis])
    return gamma, np.array(log_p).sum()
