"""What a run gives out travels, and nobody can change a run from outside."""

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import islice

import numpy as np
import pytest

from emlib import (
    GMM,
    Collapsed,
    KMeans,
    best_fit,
    certificate,
    criteria,
    datasets,
    em,
    families,
    fit,
    fit_gmm,
    init,
    priors,
    squarem,
)  # fmt: skip

x = datasets.faithful().x
start = init.data_points(x, 2, 0)
MODELS = {
    "plain": GMM(),
    "tied": GMM(family=families.tied),
    "fixed": GMM(family=families.fixed(2.0)),
    "floor": GMM(floor=np.array([1e-3, 1e-2])),
    "prior": GMM(prior=priors.fraley_raftery(x, 2)),
    "weights": GMM(weights=np.ones(len(x))),
    "k-means": KMeans(),
}


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("way", [lambda a: pickle.loads(pickle.dumps(a)), copy.copy, copy.deepcopy])
def test_a_model_is_the_same_after_a_journey(name, way):
    model = MODELS[name]
    theta = model.feasible(start)
    there, here = fit(way(model), x, theta), fit(model, x, theta)
    assert there.bound == here.bound
    assert repr(way(model)) == repr(model)


def test_records_and_errors_travel():
    best = best_fit(GMM(), x, [start])
    for record in (start, best.fit, best, fit_gmm(x, 2), certificate(GMM(), x, start, best.theta)):
        there = pickle.loads(pickle.dumps(record))
        assert type(there) is type(record) and str(there) == str(record)
    error = pickle.loads(pickle.dumps(Collapsed(2, 7)))
    assert (error.component, error.iteration, str(error)) == (2, 7, str(Collapsed(2, 7)))


def bound_of(seed):
    return fit(GMM(), x, init.data_points(x, 2, seed)).bound


def test_fits_run_in_a_pool_of_processes_and_of_threads():
    alone = [bound_of(seed) for seed in range(4)]
    with ProcessPoolExecutor(2) as pool:
        assert list(pool.map(bound_of, range(4))) == alone
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(bound_of, range(4))) == alone


@pytest.mark.parametrize("model", [GMM(), KMeans()], ids=["GMM", "KMeans"])
def test_a_started_e_step_may_be_shared_by_threads(model):
    rng = np.random.default_rng(0)
    data = rng.normal(size=(20_000, 3))
    thetas = [model.feasible(init.data_points(data, 3, rng)) for _ in range(8)]
    _, e_step = model.start(data, thetas[0])
    alone = [e_step(theta)[1] for theta in thetas]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert [bound for _, bound in pool.map(e_step, thetas)] == alone


@pytest.mark.parametrize("steps", [em, squarem])
def test_what_a_run_yields_is_read_only(steps):
    for step in islice(steps(GMM(), x, start), 5):
        for field in step.theta:
            with pytest.raises(ValueError, match="read-only"):
                field[:] = 0
    assert start.mu.flags.writeable  # the caller's own start is left alone


def test_a_copy_of_what_was_yielded_may_be_changed():
    step = next(em(GMM(), x, start))
    moved = step.theta._replace(mu=step.theta.mu + 1)
    assert criteria.bic(GMM(), x, moved) > criteria.bic(GMM(), x, step.theta)
