"""What goes wrong in a model of one's own is named, with a cure that fits any model."""

from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
import pytest

from emlib import GMM, KMeans, Mixture, bernoulli, best_fit, certificate, em, fit, squarem
from emlib.kmeans import Theta as Centres
from emlib.model.model import Model
from emlib.runs.squarem import fit as squarem_fit
from tests.model.test_every_mixture import Bernoulli, Theta

CURE = r"inside its range[\s\S]*np\.clip\(mu, 1e-9, 1 - 1e-9\)"


class Textbook(Bernoulli):
    """The M-step as it is printed: a mean of ones may round to more than 1."""

    def m_step(self, S):
        N_k, ones = S
        return Theta(N_k / N_k.sum(), ones / N_k[:, None])


def draw(seed, N=500, D=8, K=3):
    """(x, start): zeros and ones from K kinds, and a random start."""
    rng = np.random.default_rng(seed)
    mu = rng.beta(0.5, 0.5, (K, D))
    x = (rng.random((N, D)) < mu[rng.choice(K, N)]).astype(float)
    return x, Theta(np.full(K, 1 / K), rng.uniform(0.25, 0.75, (K, D)))


x, start = draw(0)


def test_a_mean_beyond_its_range_is_named_by_row_component_and_range():
    mu = start.mu.copy()
    mu[1, 3] = np.nextafter(1, 2)
    first = int(np.flatnonzero(x[:, 3] < 2)[0])
    said = (
        rf"log_joints gives nan for row {first} of x and component 1, where theta\.pi\[1\] = 0\.3"
        r"[\s\S]*theta\.mu\[1\] lies between 0\.\d+ and 1\.0000000000000002"
    )
    for word in (fit, lambda *a: next(squarem(*a)), Textbook.posterior, Textbook.log_density):
        with pytest.raises(FloatingPointError, match=said) as caught:
            word(Textbook(), x, start._replace(mu=mu))
        assert "standard deviation" not in str(caught.value)
        assert "data_points" not in str(caught.value)
    with pytest.raises(FloatingPointError, match=CURE):
        fit(Textbook(), x, start._replace(mu=mu))


def test_a_run_of_the_textbook_that_rounds_beyond_1_says_so_and_when():
    failed = 0
    for seed in range(12):
        try:
            for _ in islice(em(Textbook(), *draw(seed, N=100, D=4)), 600):
                pass
        except FloatingPointError as error:
            assert "log_joints gives nan for row" in str(error) and error.iteration > 1
            failed += 1
    assert failed


def test_the_same_runs_within_their_range_go_on():
    for seed in range(6):
        steps = list(islice(em(Bernoulli(), *draw(seed, N=100, D=4)), 600))
        assert all(b.bound >= a.bound - 1e-9 for a, b in pairwise(steps))


class Strange(Bernoulli):
    """Answers that an author may come upon."""

    def log_joints(self, x, theta):
        log_joint = super().log_joints(x, theta)
        log_joint[7, 2 if self.entry == np.inf else slice(None)] = self.entry
        return log_joint


@pytest.mark.parametrize(
    "entry, said",
    [
        (np.inf, r"log_joints gives inf for row 7 of x and component 2, where theta\.pi\[2\]"),
        (-np.inf, r"log_joints gives -inf for row 7 of x and every component"),
    ],
)
def test_an_infinite_density_and_an_impossible_row_are_told_apart(entry, said):
    model = Strange()
    object.__setattr__(model, "entry", entry)
    for word in (fit, Strange.responsibilities, Strange.predict):
        with pytest.raises(FloatingPointError, match=said):
            word(model, x, start)


def test_a_row_that_cannot_be_has_the_log_density_minus_infinity():
    model = Strange()
    object.__setattr__(model, "entry", -np.inf)
    log_px = model.log_density(x, start)
    assert log_px[7] == -np.inf and np.isfinite(np.delete(log_px, 7)).all()
    assert model.log_likelihood(x, start) == -np.inf


def test_a_statistic_that_is_no_number_is_named():
    class Forgetful(Bernoulli):
        def statistics(self, x, post):
            N_k, ones = super().statistics(x, post)
            ones[2, 5] = np.nan
            return N_k, ones

    class Named(Forgetful):
        def statistics(self, x, post):
            return dict(zip(("N_k", "ones"), super().statistics(x, post), strict=True))

    with pytest.raises(FloatingPointError, match=r"statistics\[1\] holds nan at \(2, 5\)"):
        fit(Forgetful(), x, start)
    with pytest.raises(FloatingPointError, match=r"statistics\['ones'\] holds nan at \(2, 5\)"):
        fit(Named(), x, start)


def test_rows_too_far_for_a_gaussian_are_named_by_number():
    theta = (np.ones(1), np.zeros((1, 2)), 1e-200 * np.eye(2)[None])
    with pytest.raises(OverflowError, match=r"x\[1\] lies further than 1e150 standard deviations"):
        fit(GMM(), [[0.0, 0.0], [1e100, 0.0]], theta)


def test_centres_too_far_for_k_means_are_told_without_standard_deviations():
    with pytest.raises(OverflowError, match="the square of its distance") as caught:
        fit(KMeans(), [[0.0], [1.0]], Centres(np.array([[1e200], [-1e200]])))
    assert "standard deviation" not in str(caught.value)


# certificates


def test_a_certificate_with_infinite_parts_is_true_and_its_residual_says_that_it_cannot_tell():
    """Component 1 cannot make row 0 under the new theta, though it answers for it under the old."""

    class Exact(Bernoulli):
        def log_joints(self, x, theta):
            p = np.where(x[:, None] == 1, theta.mu, 1 - theta.mu)
            with np.errstate(divide="ignore"):
                return np.log(theta.pi) + np.log(p).sum(axis=2)

    x = np.array([[0.0], [1.0], [1.0]])
    old = Theta(np.array([0.5, 0.5]), np.array([[0.5], [0.6]]))
    new = old._replace(mu=np.array([[0.5], [1.0]]))
    parts = certificate(Exact(), x, old, new)
    assert (parts.dQ, parts.kl) == (-np.inf, np.inf)
    assert parts.dl == pytest.approx(np.log(0.25 * 0.75**2 / (0.45 * 0.55**2)))
    with pytest.raises(FloatingPointError, match=r"dQ = -inf and kl = inf[\s\S]*theta_new"):
        print(parts.residual)
    impossible = new._replace(mu=np.ones((2, 1)))
    with pytest.raises(FloatingPointError, match="-inf for row 0 of x and every component"):
        certificate(Exact(), x, old, impossible)


# a model of two functions


@dataclass
class Two(Model):
    """theta is (a,); the bound becomes what it is told to be, in turn."""

    bounds: tuple

    def start(self, x, theta):
        left = iter(self.bounds)
        return theta, lambda theta: (theta, next(left))

    def m_step(self, S):
        return S


@pytest.mark.parametrize("bound", [np.nan, np.inf, -np.inf])
def test_a_bound_that_is_no_number_stops_any_model(bound):
    steps = em(Two((1.0, 2.0, bound)), None, Centres(np.zeros((1, 1))))
    next(steps), next(steps)
    with pytest.raises(FloatingPointError, match=rf"the bound is {bound}[\s\S]*range") as caught:
        next(steps)
    assert caught.value.iteration == 2


def test_the_arrays_of_whoever_calls_stay_writeable_and_those_of_a_run_are_its_own():
    theta = Centres(np.zeros((1, 1)))
    model = Two((1.0, 2.0, 3.0))
    steps = list(islice(em(model, None, theta), 3))
    theta.mu[0, 0] = 7  # it is mine
    assert [step.theta.mu[0, 0] for step in steps] == [0, 0, 0]
    with pytest.raises(ValueError, match="read-only"):
        steps[1].theta.mu[0, 0] = 1
    (bare,) = islice(em(Two((1.0,)), None, theta.mu), 1)
    assert theta.mu.flags.writeable and not bare.theta.flags.writeable


def test_an_m_step_that_works_in_place_does_not_rewrite_the_past():
    class InPlace(Two):
        def m_step(self, S):
            S.mu[:] += 1
            return S

    steps = list(islice(em(InPlace((1.0, 2.0, 3.0)), None, Centres(np.zeros((1, 1)))), 3))
    assert [step.theta.mu[0, 0] for step in steps] == [0, 1, 2]


# twins


@pytest.mark.parametrize("run", [fit, squarem_fit])
def test_a_mixture_of_equal_components_has_not_converged(run):
    twins = start._replace(mu=np.tile(start.mu[:1], (3, 1)))
    stopped = run(Bernoulli(), x, twins)
    assert stopped.n_iter < 10 and not stopped.converged
    assert Bernoulli().twins(x, stopped.theta) == (0, 1)
    best = best_fit(Bernoulli(), x, [twins])
    assert "Components 0 and 1 are as good as equal: start elsewhere." in best.remarks


def test_twins_are_told_by_their_shares_and_not_by_their_weights():
    pi, mu = np.array([0.6, 0.1, 0.3]), start.mu.copy()
    mu[2] = mu[0]
    assert Bernoulli().twins(x, Theta(pi, mu)) == (0, 2)
    mu[2] = mu[0] + 0.01
    assert Bernoulli().twins(x, Theta(pi, mu)) is None
    assert Bernoulli().twins(x, Theta(np.array([0.6, 0.4, 0.0]), mu)) is None


def test_one_row_that_only_one_of_two_can_have_made_tells_them_apart():
    class OneRow(Bernoulli):
        def log_joints(self, x, theta):
            log_joint = super().log_joints(x, theta)
            log_joint[7, 0] = -np.inf
            return log_joint

    twins = start._replace(mu=np.tile(start.mu[:1], (3, 1)))
    assert OneRow().twins(x, twins) == (1, 2)


def test_the_general_answer_is_that_of_the_gaussian_mixture():
    """At 0.03 and 0.08 of a standard deviation: on both sides of what counts as equal."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(2000, 1))
    for apart, found in [(0.0, (0, 1)), (0.03, (0, 1)), (0.08, None), (3.0, None)]:
        theta = GMM.Theta(np.array([0.3, 0.7]), np.array([[0.0], [apart]]), np.ones((2, 1, 1)))
        assert GMM().twins(x, theta) == Mixture.twins(GMM(), x, theta) == found


# weights


def test_weights_of_rows_work_in_a_mixture_that_asks_for_them():
    w = np.random.default_rng(3).integers(0, 4, len(x))
    weighted = fit(Bernoulli(weights=w), x, start)
    repeated = fit(Bernoulli(), np.repeat(x, w, axis=0), start)
    assert weighted.bound == pytest.approx(repeated.bound, rel=1e-9)
    np.testing.assert_allclose(weighted.theta.mu, repeated.theta.mu, atol=1e-6)


@pytest.mark.parametrize("kind", [tuple, lambda S: {"N_k": S[0], "ones": S[1]}])
def test_statistics_that_forget_the_weights_are_found_out(kind):
    class Forgetful(Bernoulli):
        def statistics(self, x, post):
            return kind((post.gamma.sum(axis=0), post.gamma.T @ x))

        def m_step(self, S):
            return super().m_step(S.values() if isinstance(S, dict) else S)

    w = np.random.default_rng(3).uniform(0.5, 2, len(x))
    with pytest.raises(ValueError, match=r"statistics[\s\S]*self\.weighted\(post\.gamma\)"):
        fit(Forgetful(weights=w), x, start)
    fit(Forgetful(weights=np.ones(len(x))), x, start, max_iter=2)  # which changes nothing


# what the author's functions return


def returning(made):
    """A Bernoulli mixture whose m_step ends with what made(theta) says."""
    return type("Own", (Bernoulli,), {"m_step": lambda self, S: made(Bernoulli.m_step(self, S))})()


@pytest.mark.parametrize("run", [fit, squarem_fit])
def test_weights_that_an_m_step_forgets_to_divide_are_no_weights(run):
    """Their bound rises far above 0 nats, which no probability of zeros and ones can."""
    counts = returning(lambda theta: theta._replace(pi=theta.pi * len(x)))
    with pytest.raises(FloatingPointError, match=r"sum to 1 after every m_step[\s\S]*N_k\.sum"):
        run(counts, x, start)


@pytest.mark.parametrize("made", [lambda theta: None, tuple, lambda theta: theta.mu])
def test_an_m_step_that_returns_no_theta_is_told_so(made):
    with pytest.raises(TypeError, match=r"m_step must return a theta, a NamedTuple with pi, found"):
        fit(returning(made), x, start)


SHAPES = {  # by what it must find: what an author may make of log_joints, (500, 3)
    r"\(3, 500\)": lambda log_joint: log_joint.T,
    r"\(500, 1\)": lambda log_joint: log_joint[:, :1],
    r"\(500,\)": lambda log_joint: log_joint.sum(axis=1),
    r"\(\)": lambda log_joint: log_joint.sum(),
}


@pytest.mark.parametrize("found", SHAPES)
def test_log_joints_of_another_shape_are_refused_by_every_word(found):
    shaped = SHAPES[found]

    class Shaped(Bernoulli):
        def log_joints(self, x, theta):
            return shaped(super().log_joints(x, theta))

    for word in (fit, Shaped.log_likelihood, Shaped.predict, Shaped.posterior, Shaped.bound):
        with pytest.raises(ValueError, match=rf"\(N, K\) = \(500, 3\)[\s\S]*found shape {found}"):
            word(Shaped(), x, start)


def test_weights_of_single_precision_are_divided_by_their_sum():
    pi = np.random.default_rng(1).dirichlet(np.ones(3)).astype("f4")
    assert abs(float(pi.astype(float).sum()) - 1) > 1e-9
    for model in (Bernoulli(), bernoulli.Bernoulli()):
        run = fit(model, x, start._replace(pi=pi), max_iter=0)
        assert run.theta.pi.sum() == pytest.approx(1, abs=1e-15)
        assert run.bound == model.log_likelihood(x, run.theta)
        with pytest.raises(ValueError, match="with sum 1"):
            fit(model, x, start._replace(pi=pi.astype(float)))
