m_step = lambda x, gamma: (
    gamma.mean(0),
    (mu := np.array([g @ x / g.sum() for g in gamma.T])),
    np.array([(x - m).T @ ((x - m) * g[:, None]) / g.sum() for m, g in zip(mu, gamma.T)]),
)
