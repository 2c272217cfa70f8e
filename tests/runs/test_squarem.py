"""SQUAREM: where EM ends, in fewer E-steps, and never downhill."""

from dataclasses import dataclass, field, fields
from itertools import islice, pairwise

import numpy as np
import pytest

from emlib import GMM, Collapsed, Theta, datasets, em, families, fit, init, priors, squarem
from emlib.engine.covariance import at_floor
from emlib.runs.squarem import fit as squarem_fit
from emlib.runs.squarem import leap

iris, faithful = datasets.iris(), datasets.faithful().x


@dataclass(frozen=True, eq=False, kw_only=True)
class Counted(GMM):
    """A mixture that counts its E-steps."""

    made: list = field(default_factory=list)

    @classmethod
    def of(cls, model):
        return cls(**{f.name: getattr(model, f.name) for f in fields(model)})

    def start(self, x, theta):
        theta, e_step = super().start(x, theta)

        def counted(theta):
            self.made.append(theta)
            return e_step(theta)

        return theta, counted

    e_steps = property(lambda self: len(self.made))


def clouds(mu, n, seed):
    """n points about the rows of mu, and a start at some of them."""
    rng = np.random.default_rng(seed)
    mu = np.array(mu, float)
    x = mu[rng.choice(len(mu), n)] + rng.standard_normal((n, mu.shape[1]))
    return x, init.data_points(x, len(mu), rng)


def faithful_start(K, seed):
    return faithful, init.data_points(faithful, K, np.random.default_rng(seed))


SLOW = {
    "two unit Gaussians, 2 apart": clouds([[0], [2]], 10_000, 1),
    "three clouds, 2 apart": clouds([[0, 0], [2, 0], [1, 1.732]], 1000, 0),
    "faithful, three components": faithful_start(3, 0),
}
EASY = {
    "iris from its species": (iris.x, init.from_labels(iris.x, iris.z)),
    "four clouds far apart": clouds([[0, 0], [8, 0], [0, 8], [8, 8]], 500, 0),
    "one component": clouds([[0, 1]], 50, 0),
}
PROBLEMS = SLOW | EASY


def e_steps_until(steps, model, limit):
    """How many E-steps the model has made when the bound comes within 1e-6 nats of the limit."""
    next(step for step in steps if step.bound > limit - 1e-6)
    return model.e_steps


def compare(x, theta):
    """E-steps of EM and of SQUAREM to the same limit."""
    limit = fit(GMM(), x, theta, tol=1e-10, max_iter=10_000).bound
    plain, fast = Counted(), Counted()
    return (
        e_steps_until(em(plain, x, theta), plain, limit),
        e_steps_until(islice(squarem(fast, x, theta), 1000), fast, limit),
    )


@pytest.mark.parametrize("problem", SLOW)
def test_slow_problems_need_at_most_a_third_of_the_e_steps(problem):
    plain, fast = compare(*SLOW[problem])
    assert plain > 200
    assert fast < plain / 3


@pytest.mark.parametrize("problem", EASY)
def test_easy_problems_need_no_more_e_steps_than_em(problem):
    plain, fast = compare(*EASY[problem])
    assert fast <= plain


@pytest.mark.parametrize("problem", PROBLEMS)
def test_it_ends_where_em_ends(problem):
    x, theta = PROBLEMS[problem]
    plain = fit(GMM(), x, theta, tol=1e-10, max_iter=10_000)
    fast = squarem_fit(GMM(), x, theta, tol=1e-8)
    assert fast.converged
    assert fast.bound == pytest.approx(plain.bound, abs=1e-6)
    for found, wanted in zip(fast.theta, plain.theta, strict=True):  # sqrt of the bound's digits
        np.testing.assert_allclose(found, wanted, rtol=2e-3, atol=2e-3)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_what_it_leaves_is_what_tol_says(problem):
    x, theta = PROBLEMS[problem]
    limit = squarem_fit(GMM(), x, theta, tol=1e-8).bound
    assert squarem_fit(GMM(), x, theta, tol=1e-3).bound > limit - 1e-3


MODELS = {
    "full": GMM(),
    "tied": GMM(family=families.tied),
    "diagonal": GMM(family=families.diagonal),
    "spherical": GMM(family=families.spherical),
    "fixed": GMM(family=families.fixed(4.0)),
    "floor": GMM(floor=np.array([0.12, 30.0])),
    "prior": GMM(prior=priors.fraley_raftery(faithful, 3)),
    "weights": GMM(weights=1.0 + np.arange(272) % 3),
}


@pytest.mark.parametrize("name", MODELS)
def test_the_bound_never_falls_and_belongs_to_its_own_theta_which_the_model_allows(name):
    model, (x, theta) = MODELS[name], faithful_start(3, 2)
    steps = list(islice(squarem(model, x, model.feasible(theta)), 60))
    bounds = np.array([step.bound for step in steps])
    assert (np.diff(bounds) >= -1e-12 * np.abs(bounds[1:])).all()
    for step in steps[::7]:
        assert model.e_step(x, step.theta)[1] == pytest.approx(step.bound, rel=1e-12)


@pytest.mark.parametrize("name", MODELS)
def test_every_family_has_leaps_that_are_taken(name):
    counted, (x, theta) = Counted.of(MODELS[name]), faithful_start(3, 2)
    steps = list(islice(squarem(counted, x, counted.feasible(theta)), 31))
    by_em = sum(
        np.allclose(counted.m_step(counted.e_step(x, old.theta)[0]).mu, new.theta.mu, 1e-12)
        for old, new in pairwise(steps)
    )
    assert 3 <= 30 - by_em <= 10


def test_a_floor_is_reached_and_kept_to():
    model, (x, theta) = MODELS["floor"], faithful_start(3, 2)
    run = squarem_fit(model, x, model.feasible(theta))
    assert at_floor(run.theta.Sigma, model.floor).any()


def test_the_start_and_the_first_two_em_steps_come_first():
    x, theta = faithful_start(3, 0)
    fast = list(islice(squarem(GMM(), x, theta), 2))
    for found, wanted in zip(fast, em(GMM(), x, theta), strict=False):
        assert found.bound == wanted.bound


def test_a_leap_goes_to_the_limit_of_a_geometric_approach():
    """ln sigma^2 halves its distance to 0 at each step: the leap of length 2 ends at 0."""
    thetas = [
        Theta(np.ones(1), np.zeros((1, 1)), np.exp([[[distance]]])) for distance in (4.0, 2.0, 1.0)
    ]
    length, u = leap(GMM(), *thetas, cap=10.0)
    assert length == pytest.approx(2)
    np.testing.assert_allclose(u, [0, 0, -0.5], atol=1e-12)  # ln of L, half of ln sigma^2


def test_a_leap_is_no_longer_than_the_cap_and_no_shorter_than_two_em_steps():
    near = [Theta(np.ones(1), np.array([[m]]), np.ones((1, 1, 1))) for m in (1.0, 0.9, 0.81)]
    assert leap(GMM(), *near, cap=4.0)[0] == 4.0
    assert leap(GMM(), *near, cap=99.0)[0] == pytest.approx(10)
    back = [Theta(np.ones(1), np.array([[m]]), np.ones((1, 1, 1))) for m in (1.0, -0.5, 0.25)]
    length, u = leap(GMM(), *back, cap=4.0)
    assert length == 1
    np.testing.assert_allclose(u, 0, atol=1e-12)
    assert leap(GMM(), near[0], near[0], near[0], cap=4.0)[0] == 1


def test_units_and_names_of_components_change_nothing_but_units_and_names():
    x, theta = faithful_start(3, 0)
    A, perm = np.diag([1e3, 1e-2]), [2, 0, 1]
    there = Theta(theta.pi[perm], theta.mu[perm] @ A, A @ theta.Sigma[perm] @ A)
    here = list(islice(squarem(GMM(), x, theta), 20))
    other = list(islice(squarem(GMM(), x @ A, there), 20))
    for a, b in zip(here, other, strict=True):
        np.testing.assert_allclose(b.theta.mu, a.theta.mu[perm] @ A, rtol=1e-6)
        assert b.bound + 272 * np.log(10) == pytest.approx(a.bound, abs=1e-6)


@dataclass(frozen=True, eq=False, kw_only=True)
class Cliff(Counted):
    """A mixture whose E-step or M-step fails at every theta that EM does not lead to."""

    where: str
    led_to: list = field(default_factory=list)
    fallen: list = field(default_factory=list)

    def start(self, x, theta):
        theta, e_step = super().start(x, theta)
        self.led_to.append(theta.mu.tobytes())
        return theta, lambda theta: self.safe("e", theta.mu) and e_step(theta)

    def safe(self, where, mu):
        if where == self.where and mu.tobytes() not in self.led_to:
            self.fallen.append(mu)
            raise Collapsed(0)
        return True

    def m_step(self, S):
        self.safe("m", S.view.mu)
        theta = super().m_step(S)
        self.led_to.append(theta.mu.tobytes())
        return theta


@pytest.mark.parametrize("where", ["e", "m"])
def test_where_every_leap_fails_it_is_em(where):
    x, theta = faithful_start(3, 0)
    model = Cliff(where=where)
    fast = list(islice(squarem(model, x, theta), 30))
    assert len(model.fallen) > 10
    for found, wanted in zip(fast, em(GMM(), x, theta), strict=False):
        assert found.bound == wanted.bound


@dataclass(frozen=True, eq=False, kw_only=True)
class Downhill(Counted):
    """A mixture that thinks little of every theta EM does not lead to."""

    led_to: list = field(default_factory=list)

    def start(self, x, theta):
        theta, e_step = super().start(x, theta)
        self.led_to[:] = [theta.mu.tobytes()]

        def judged(theta):
            S, bound = e_step(theta)
            return S, bound if theta.mu.tobytes() in self.led_to else bound - 1e6

        return theta, judged

    def m_step(self, S):
        theta = super().m_step(S)
        self.led_to.append(theta.mu.tobytes())
        return theta


def test_a_leap_downhill_is_not_taken_and_costs_one_e_step():
    x, theta = faithful_start(3, 0)
    model = Downhill()
    fast = list(islice(squarem(model, x, theta), 31))
    for found, wanted in zip(fast, em(GMM(), x, theta), strict=False):
        assert found.bound == wanted.bound
    assert 31 + 10 <= model.e_steps <= 31 + 15


def test_a_component_that_no_point_belongs_to_stays_without_weight_and_the_others_leap():
    x, theta = faithful_start(3, 0)
    far = Theta(
        np.append(0.5 * theta.pi, 0.5),
        np.vstack([theta.mu, [[1e6, 1e6]]]),
        np.concatenate([theta.Sigma, [np.eye(2)]]),
    )
    run = squarem_fit(GMM(), x, far)
    assert run.theta.pi[3] == 0
    assert run.bound == pytest.approx(squarem_fit(GMM(), x, theta).bound, abs=1e-6)
    assert run.n_iter < fit(GMM(), x, far, tol=1e-6).n_iter / 3


def test_a_collapse_of_em_itself_leaves_with_its_iteration():
    theta = Theta(np.array([0.5, 0.5]), np.array([[1.0], [2.9]]), np.array([[[1.0]], [[0.01]]]))
    x, steps = datasets.three_points().x, []
    with pytest.raises(Collapsed) as caught:
        steps.extend(squarem(GMM(), x, theta))
    assert (caught.value.component, caught.value.iteration) == (1, len(steps))
    with pytest.raises(Collapsed) as through_fit:
        squarem_fit(GMM(), x, theta)
    assert through_fit.value.iteration == caught.value.iteration


def test_fit_counts_steps_and_can_run_out_of_them():
    x, theta = faithful_start(3, 0)
    run = squarem_fit(GMM(), x, theta, max_iter=7)
    assert (run.n_iter, run.converged) == (7, False)
    steps = list(islice(squarem(GMM(), x, theta), 8))
    assert run.trace.tolist() == [step.bound for step in steps]
    with pytest.raises(ValueError, match="tol"):
        squarem_fit(GMM(), x, theta, tol=-1.0)
