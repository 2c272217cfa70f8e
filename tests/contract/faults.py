"""The planted faults: emlib's core with one thought wrong, in every line that says it.

M1 ... M20 are the course's names of misconceptions. Each fault is a list of edits of the source,
(module, right text, wrong text); a right text that is not there exactly once fails loudly.
"""

from typing import NamedTuple


class Mutant(NamedTuple):
    """A fault, the row of the table of models that it is planted in, and its edits."""

    fault: str
    edits: tuple[tuple[str, str, str], ...]
    row: str = "GMM"


def one(fault, module, right, wrong, row="GMM"):
    """A fault of a single line."""
    return Mutant(fault, ((module, right, wrong),), row)


BAYES_FUSED = "np.divide(self.gamma, total, out=self.gamma)"
BAYES_WORDS = "return np.exp(log_joint - log_px), log_px[:, 0]"
SIGMA = "checks.seen(Theta(theta.pi, theta.mu, Sigma), S"
DRAW = "return x, z"

MUTANTS = (
    # the E-step
    Mutant(
        "M1 pi left out of gamma",
        (
            (
                "blocks",
                BAYES_FUSED,
                "self.gamma[:] /= pi[:, None]; self.gamma[:] /= self.gamma.sum(axis=0)",
            ),
            ("blocks", "def normalise(self, shift):", "def normalise(self, shift, pi):"),
            ("gmm", "normalise(f.shift)", "normalise(f.shift, theta.pi)"),
            ("mixture", BAYES_WORDS, "return _no_pi(log_joint, theta[0]), log_px[:, 0]"),
            (
                "mixture",
                "class Mixture:",
                "def _no_pi(log_joint, pi):\n"
                "    joint = np.exp(log_joint - log_joint.max(axis=1, keepdims=True)) / pi\n"
                "    return joint / joint.sum(axis=1, keepdims=True)\n\n\nclass Mixture:",
            ),
        ),
    ),
    Mutant(
        "M2 gamma normalised over n",
        (
            ("blocks", BAYES_FUSED, "self.gamma[:] /= self.gamma.sum(axis=1, keepdims=True)"),
            (
                "mixture",
                BAYES_WORDS,
                "return np.exp(log_joint - logsumexp(log_joint, axis=0)), log_px[:, 0]",
            ),
        ),
    ),
    one("M2 in the fused E-step only", "blocks", BAYES_FUSED, "self.gamma[:] /= self.gamma.sum()"),
    Mutant(
        "M3 Sigma for its inverse",
        (
            (
                "gaussian",
                "b.half_squares()",
                "np.square(f.L @ f.L @ b.z).sum(axis=1)",
            ),
        ),
    ),
    one(
        "M4 variances read as standard deviations",
        "gaussian",
        "L = cholesky(Sigma)\n",
        "L = cholesky(Sigma @ Sigma)\n",
    ),
    one(
        "M8 log of the mean for the mean of the log",
        "mixture",
        'np.einsum("nk,nk->n", post.gamma, log_joint)',
        "logsumexp(self.log_joints(x, theta), axis=1, b=post.gamma)",
    ),
    one(
        "M9 no maximum taken out before exp",
        "blocks",
        "if not total.min() > FAR[total.itemsize]:",
        "if False:",
    ),
    Mutant(
        "M10 hard labels",
        (
            ("blocks", BAYES_FUSED, "self.gamma[:] = self.gamma == self.gamma.max(axis=0)"),
            (
                "mixture",
                BAYES_WORDS,
                "return 1.0 * (log_joint == log_joint.max(axis=1, keepdims=True)), log_px[:, 0]",
            ),
        ),
    ),
    one(
        "ln pi left out of the joint density",
        "gaussian",
        "log_height = log_pi - ",
        "log_height = 0 * pi - ",
    ),
    one(
        "half the log determinant",
        "gaussian",
        "- log_det_L\n",
        "- 0.5 * log_det_L\n",
    ),
    one("the constant of the Gaussian left out", "gaussian", "0.5 * D * np.log(2 * np.pi)", "0"),
    one(
        "M11 the bound is Q",
        "blocks",
        "return np.log(total) + top",
        "return np.log(total) + top + (self.gamma * np.log(self.gamma + 1e-300)).sum(axis=0)",
    ),
    one(
        "M19 the bound is a mean",
        "gmm",
        "return S, bound\n",
        "return S, bound / S.N_k.sum()\n",
    ),
    one(
        "only the last block counts",
        "gmm",
        "S = merge(S, part) if S else part",
        "S = part",
    ),
    one("merge forgets the squares of one part", "gmm", "zz=S1.zz + S2.zz", "zz=2 * S2.zz"),
    one("entropy without its sign", "mixture", "self.total(-xlogy(", "self.total(xlogy("),
    # the M-step
    one(
        "M5 N for N_k",
        "gmm",
        "np.maximum(S.N_k, TINY)[:, None]",
        "np.full(S.N_k.shape, S.N_k.sum())[:, None]",
    ),
    one(
        "M6 N_k - 1",
        "gmm",
        "z_cov = zz_mean - z_mean[:, :, None] * z_mean[:, None, :]",
        "z_cov = (zz_mean - z_mean[:, :, None] * z_mean[:, None]) * (N_k / (N_k - 1))[:, None]",
    ),
    one(
        "M7 the old mean in Sigma",
        "gmm",
        "z_cov = zz_mean - z_mean[:, :, None] * z_mean[:, None, :]",
        "z_cov = zz_mean.copy()",
    ),
    one(
        "M16 ridge of .05 after the M-step",
        "gmm",
        SIGMA,
        "checks.seen(Theta(theta.pi, theta.mu, Sigma + 0.05 * np.eye(mu.shape[1])), S",
    ),
    one("the mean in whitened coordinates", "gmm", "(L @ z_mean[:, :, None])[:, :, 0]", "z_mean"),
    one(
        "L where its transpose belongs",
        "gmm",
        "Sigma = L @ z_cov @ L.swapaxes(1, 2)",
        "Sigma = L @ z_cov @ L; Sigma = (Sigma + Sigma.swapaxes(1, 2)) / 2",
    ),
    one("weights equal for ever", "gmm", "pi = S.N_k / S.N_k.sum()", "pi = S.theta.pi"),
    one(
        "an idle component is not looked after",
        "gmm",
        "z_mean[idle], zz_mean[idle] = 0, np.eye(L.shape[1])",
        "pass",
    ),
    one(
        "M15 x is centred in place",
        "gaussian",
        "np.subtract(b.x, f.c, out=b.y[:-1])",
        "np.subtract(b.x, f.c, out=b.x); b.y[:-1] = b.x",
    ),
    # the floor
    one(
        "the floor is added",
        "shapes",
        "np.where(low[:, None, None], raised * np.outer(unit, unit), Sigma)",
        "Sigma + np.diag(unit**2)",
        "GMM with a floor",
    ),
    one(
        "variances, not eigenvalues, are raised",
        "shapes",
        "np.where(low[:, None, None], raised * np.outer(unit, unit), Sigma)",
        "Sigma + np.maximum(np.eye(len(unit)) * unit**2 - Sigma * np.eye(len(unit)), 0)",
        "GMM with a floor",
    ),
    one(
        "the floor forgets the columns' units",
        "shapes",
        "unit = unit_of(floor, Sigma.shape[-1])\n    values, vectors",
        "unit = np.full(Sigma.shape[-1], np.sqrt(np.mean(floor)))\n    values, vectors",
        "GMM with a floor",
    ),
    # the algorithm
    one(
        "M11 the trace belongs to the previous theta",
        "em",
        "yield Step(theta, bound)",
        "yield Step(model.m_step(S), bound)",
    ),
    one(
        "every second step is left out",
        "em",
        "theta = model.m_step(S)  # (9.31)",
        "theta = model.m_step(e_step(model.m_step(S))[0])",
    ),
    # sampling
    one("M12 labels and points shuffled apart", "density", DRAW, "return x, rng.permutation(z)"),
    one(
        "M12 fixed counts",
        "density",
        "z = rng.choice(len(theta.pi), size=n, p=theta.pi)",
        "z = rng.permutation(np.searchsorted(np.cumsum(theta.pi)[:-1], (np.arange(n) + 0.5) / n))",
    ),
    one(
        "M13 the transpose of L",
        "density",
        "x[z == k] @ L.T",
        "x[z == k] @ L",
    ),
    one(
        "M14 rng ignored",
        "density",
        "z = rng.choice(",
        "rng = np.random.default_rng(0); z = rng.choice(",
    ),
    one(
        "labels without weights",
        "density",
        "z = rng.choice(len(theta.pi), size=n, p=theta.pi)",
        "z = rng.choice(len(theta.pi), size=n)",
    ),
    # shapes, priors, weights
    one(
        "tied: a plain mean",
        "shapes",
        "count / count.sum()",
        "0 * count + 1 / len(count)",
        "GMM tied",
    ),
    one(
        "spherical: the trace itself",
        "shapes",
        "np.trace(Sigma, axis1=1, axis2=2) / Sigma.shape[1]",
        "np.trace(Sigma, axis1=1, axis2=2)",
        "GMM spherical",
    ),
    one(
        "diagonal: the largest variance for all",
        "shapes",
        "lambda Sigma, count: Sigma * np.eye(Sigma.shape[1])",
        "lambda Sigma, count: Sigma.max(axis=(1, 2), keepdims=True) * np.eye(Sigma.shape[1])",
        "GMM diagonal",
    ),
    one(
        "weights left out of the statistics",
        "gmm",
        "gamma = b.weighted(gamma)",
        "gamma = 1 * gamma",
        "GMM with weights",
    ),
    one(
        "weights left out of the bound",
        "gmm",
        "b.weighted(log_px)",
        "log_px",
        "GMM with weights",
    ),
    one(
        "the mean's prior forgotten in the count",
        "priors",
        " + (self.kappa > 0)",
        "",
        "GMM with a prior",
    ),
    one("the mean of the posterior for its mode", "priors", " - 1\n", "\n", "GMM with a prior"),
    one(
        "the pull of the mean left out of the scatter",
        "priors",
        "+ self.Psi + between",
        "+ self.Psi",
        "GMM with a prior",
    ),
    one(
        "the prior left out of the bound",
        "gmm",
        "None, prior.log_density(theta)",
        "None, 0.0",
        "GMM with a prior",
    ),
    one(
        "the precision of the mean's prior read as a variance",
        "priors",
        "square = self.kappa * (",
        "square = 1 / self.kappa * (",
        "GMM with a prior",
    ),
    # k-means
    Mutant(
        "the farthest centre",
        (
            ("nearest", "scores.min(axis=0, out=b.least)", "scores.max(axis=0, out=b.least)"),
            ("nearest", "_doubt(b, m), out=b.least)", "-_doubt(b, m), out=b.least)"),
            ("nearest", "np.greater(scores, limit,", "np.less(scores, limit,"),
            ("nearest", ".argmin(axis=0)", ".argmax(axis=0)"),
        ),
        "KMeans",
    ),
    one(
        "half the constant of a score",
        "nearest",
        "(mu + b.c) / 2",
        "(mu + b.c) / 4",
        "KMeans",
    ),
    one(
        "N for N_k in a cluster's mean",
        "kmeans",
        "np.where(empty, 1, S.N_k)[:, None]",
        "S.N_k.sum()",
        "KMeans",
    ),
    one(
        "an empty cluster goes to the centre of centres",
        "kmeans",
        "Theta(S.theta.mu + S.d",
        "Theta(np.where(empty[:, None], S.theta.mu.mean(axis=0), S.theta.mu) + S.d",
        "KMeans",
    ),
    one(
        "the distortion about the first centre",
        "kmeans",
        "distortion += float(np.vdot(e, e))",
        "distortion += float(np.sum((b.x - theta.mu[0]) ** 2))",
        "KMeans",
    ),
    one(
        "sums about 0, carried as if about the centre",
        "kmeans",
        "(e.T @ r.T).T, theta",
        "r @ b.x, theta",
        "KMeans",
    ),
    one(
        "the old centre left out",
        "kmeans",
        "Theta(S.theta.mu + S.d",
        "Theta(S.d",
        "KMeans",
    ),
)
