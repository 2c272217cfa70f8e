"""Rows in blocks: each row once, work arrays kept for a fit, and no slip in silence."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from emlib import GMM, init
from emlib.engine import rows as engine_rows
from emlib.engine.rows import Rows, bayes, view_from

x = np.arange(202.0).reshape(101, 2) % 17
mu, Sigma = np.array([[3.0, 5.0], [9.0, 8.0]]), np.array([9 * np.eye(2)] * 2)
view = view_from(mu, Sigma, mu[0])


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(engine_rows, "BYTES", 1500)


def test_blocks_cover_every_row_once_within_the_bytes_allowed():
    rows = Rows(x, 2)
    np.testing.assert_array_equal(np.concatenate([b.x for b in rows.seen_from(view)]), x)
    sizes = [len(b.x) for b in rows.seen_from(view)]
    assert len(sizes) > 5 and len(set(sizes[:-1])) == 1 and 0 < sizes[-1] <= sizes[0]
    (work,) = rows.desk.spare
    assert sum(array.nbytes for array in work[0]) <= 1500


def test_what_a_block_sees_is_the_whitened_distance_from_each_component():
    d = [((x - m) ** 2).sum(axis=1) / 9 for m in mu]
    found = np.concatenate([b.half_squares().copy() for b in Rows(x, 2).seen_from(view)], axis=1)
    np.testing.assert_allclose(found, np.array(d) / 2, rtol=1e-12)


def test_moments_are_sums_of_z_and_of_its_outer_products_and_come_once():
    gamma = np.random.default_rng(0).random((2, 101))
    rows = Rows(x, 2)
    for block, cut in zip(rows.seen_from(view), rows.cuts, strict=True):
        z, g = (x[cut] - mu[:, None]) / 3, gamma[:, cut]
        sums, outer = block.moments(g)
        np.testing.assert_allclose(sums, np.einsum("kn,kni->ki", g, z), rtol=1e-10)
        np.testing.assert_allclose(outer, np.einsum("kn,kni,knj->kij", g, z, z), rtol=1e-10)
        with pytest.raises(RuntimeError, match="this block of rows is over"):
            block.moments(g)
        with pytest.raises(RuntimeError, match="this block of rows is over"):
            block.half_squares()


def test_a_block_that_is_kept_is_over_when_the_next_one_comes():
    first, *_ = blocks = list(Rows(x, 2).seen_from(view))
    with pytest.raises(RuntimeError, match="before you ask for the next one"):
        first.half_squares()
    with pytest.raises(RuntimeError):
        blocks[-1].moments(np.ones((2, len(blocks[-1].x))))


def test_arrays_that_were_kept_hold_a_nan_so_no_sum_over_them_looks_right():
    kept = [b.half_squares() for b in Rows(x, 2).seen_from(view)]
    assert all(np.isnan(array.sum()) for array in kept)
    kept = [bayes(b.half_squares(), out=b.gamma)[0] for b in Rows(x, 2).seen_from(view)]
    assert all(np.isnan(array.sum()) for array in kept)


def test_work_arrays_are_used_again_also_after_an_error():
    rows = Rows(x, 2)
    with pytest.raises(ZeroDivisionError):
        for _ in rows.seen_from(view):
            1 / 0  # noqa: B018
    before = rows.desk.spare[0] if rows.desk.spare else None
    list(rows.seen_from(view))
    assert len(rows.desk.spare) == 1 and (before is None or rows.desk.spare[0] is before)


def test_an_e_step_may_run_in_several_threads():
    data = np.random.default_rng(0).normal(size=(4000, 3))
    thetas = [init.data_points(data, 4, seed) for seed in range(8)]
    _, e_step = GMM().start(data, thetas[0])
    alone = [e_step(t)[1] for t in thetas]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(5):
            assert [bound for _, bound in pool.map(e_step, thetas)] == alone


@np.errstate(over="ignore")
def test_bayes_takes_the_largest_term_out_only_where_it_must():
    near = np.log([[0.2, 0.5], [0.3, 0.5]])
    for shift in (0.0, -900.0, 900.0):
        gamma, log_p = bayes(near + shift)
        np.testing.assert_allclose(gamma, [[0.4, 0.5], [0.6, 0.5]], rtol=1e-12)
        np.testing.assert_allclose(log_p, np.log([0.5, 1.0]) + shift, rtol=1e-12)
    some = np.array([[0.0, -2000.0], [-1.0, -2001.0]])
    np.testing.assert_allclose(bayes(some)[0][:, 0], bayes(some)[0][:, 1], rtol=1e-12)
