"""How a theta is moved: to its neighbours, along a curve, to other units, to other labels."""

import numpy as np

from tests.contract.cases import raised


def neighbours(model, theta, rng, n=10):
    """Feasible thetas around theta, at three distances: all fields moved, or one of them."""
    for scale in (0.3, 0.03, 0.003):
        for _ in range(n):
            moved = curve(theta, rng)(scale)
            if hasattr(theta, "Sigma"):
                Sigma = model.family.project(moved.Sigma, moved.pi)
                moved = moved._replace(Sigma=raised(Sigma, model.floor))
            if hasattr(theta, "sigma2"):
                moved = moved._replace(sigma2=np.maximum(moved.sigma2, model.floor))
            yield moved
            yield from (theta._replace(**{name: getattr(moved, name)}) for name in theta._fields)


def curve(theta, rng):
    """A smooth curve t -> theta(t) with theta(0) = theta, inside the simplex and the SPD cone."""
    if hasattr(theta, "sigma2"):
        V, W, ln = (rng.normal(size=field.shape) for field in theta)
        return lambda t: type(theta)(
            theta.V + t * V, theta.W + t * W, theta.sigma2 * np.exp(t * ln)
        )
    if not hasattr(theta, "mu"):
        ways = [rng.normal(size=field.shape) for field in theta]
        return lambda t: type(theta)(*(_tilted(p, t * w) for p, w in zip(theta, ways, strict=True)))
    mu = rng.normal(size=theta.mu.shape)
    if not hasattr(theta, "pi"):
        return lambda t: theta._replace(mu=theta.mu + t * mu)
    if not hasattr(theta, "Sigma"):
        return _probabilities(theta, mu, rng.normal(size=theta.pi.shape))
    ln_pi, B = rng.normal(size=theta.pi.shape), rng.normal(size=theta.Sigma.shape)
    step = (np.linalg.cholesky(theta.Sigma) @ mu[:, :, None])[:, :, 0]

    def at(t):
        pi = theta.pi * np.exp(t * ln_pi)
        C = np.eye(theta.mu.shape[1]) + t * B
        return type(theta)(pi / pi.sum(), theta.mu + t * step, C @ theta.Sigma @ C.swapaxes(1, 2))

    return at


def _probabilities(theta, logit, ln_pi):
    """The curve for a theta (pi, mu) of probabilities: who is 0 or 1 stays so."""

    def at(t):
        pi, odds = theta.pi * np.exp(t * ln_pi), np.exp(t * logit)
        mu = theta.mu * odds / (theta.mu * odds + 1 - theta.mu)
        return type(theta)(pi / pi.sum(), mu)

    return at


def _tilted(p, w):
    p = p * np.exp(w)
    return p / p.sum(axis=-1, keepdims=True)


def relabelled(theta, order):
    """Component order[k] of theta as component k."""
    if hasattr(theta, "A"):
        return type(theta)(theta.pi[order], theta.A[np.ix_(order, order)], theta.B[order])
    return type(theta)(*(field[order] for field in theta))


def in_other_units(model, theta, rng):
    """A map x -> A x + b under which the model is equivariant: (A, b, model there).

    Any invertible A for full covariances; a diagonal one if the floor is per column; a rotation
    times a scale for k-means.
    """
    D = theta.mu.shape[1]
    A, b = rng.normal(size=(D, D)) + 2 * np.eye(D), 10 * rng.normal(size=D)
    if not hasattr(theta, "Sigma"):
        return 3 * np.linalg.qr(A)[0], b, model
    if np.any(model.floor):
        A = np.diag(np.exp(rng.normal(size=D)))
        return A, b, type(model)(floor=np.diag(A) ** 2 * model.floor)
    return A, b, model


def carried(theta, A, b):
    """theta under x -> A x + b."""
    moved = theta._replace(mu=theta.mu @ A.T + b)
    return moved._replace(Sigma=A @ theta.Sigma @ A.T) if hasattr(theta, "Sigma") else moved
