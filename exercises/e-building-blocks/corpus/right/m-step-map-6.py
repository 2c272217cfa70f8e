import numpy as np

class MapStep:
    def __init__(self, Psi, nu, alpha):
        self.Psi, self.nu, self.alpha = np.asarray(Psi), nu, alpha

    def weights(self, Nk):
        a = Nk + (self.alpha - 1)
        return a / np.sum(a)

    def component(self, x, g):
        n = g.sum()
        w = g / n if n > 0 else np.full(len(x), 1 / len(x))
        m = w @ x
        S = np.einsum("n,ni,nj->ij", g, x - m, x - m)
        return m, (S + self.Psi) / (n + self.nu + x.shape[1] + 1)

def m_step_map(x, gamma, Psi, nu, alpha=1):
    step = MapStep(Psi, nu, alpha)
    both = [step.component(x, gamma[:, k]) for k in range(gamma.shape[1])]
    mu, Sigma = zip(*both)
    return step.weights(gamma.sum(axis=0)), np.array(mu), np.array(Sigma)
