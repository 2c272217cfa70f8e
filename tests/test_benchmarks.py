"""What `make bench` measures: that the runs are the same run. How fast they are is not tested."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.parts import (
    fits,
    frames,
    iteration,
    memory,
    peers,
    picture,
    race,
    roofline,
    squarem,
)

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
RATES = roofline.Rates(1e-10, 1e-9, 1e-9, 1e-10, 1e-10)


def test_the_median_of_ratios_and_the_mean_are_what_they_say():
    assert race.ratio(np.array([[1.0, 2.0], [1.0, 9.0], [2.0, 6.0]])) == 3
    assert race.geometric_mean([2, 8]) == pytest.approx(4)


def test_the_runs_take_turns_and_the_first_round_does_not_count():
    turns = []
    times = race.race([lambda: turns.append("a"), lambda: turns.append("b")], 2)
    assert (times.shape, turns) == ((2, 2), list("ababab"))


@pytest.mark.parametrize("D, K", [(1, 3), (8, 10)])
def test_both_make_the_same_iterations_from_the_same_start(D, K):
    x, theta = race.clouds(1000, D, K, np.random.default_rng(0))
    ours, theirs = peers.emlib_em(x, theta, 5), peers.sklearn_em(x, theta, 5)
    assert theirs.n_iter_ == 5
    np.testing.assert_allclose(theirs.means_, ours.theta.mu, rtol=1e-8)
    assert theirs.score(x) * len(x) == pytest.approx(ours.bound, rel=1e-10)


def test_both_move_the_centres_equally_often():
    x = np.random.default_rng(0).standard_normal((1000, 2))
    ours, theirs = peers.emlib_lloyd(x, x[:3], 5), peers.sklearn_lloyd(x, x[:3], 5)
    assert theirs.n_iter_ == 5
    np.testing.assert_allclose(theirs.cluster_centers_, ours.theta.mu, rtol=1e-9)


def test_a_cell_of_the_grid_and_its_plot(tmp_path, monkeypatch):
    monkeypatch.setattr(picture, "FOLDER", tmp_path)
    monkeypatch.setattr(iteration, "n_iterations", lambda N: 2)
    cells = list(iteration.cells(((200, 400), (1, 2), (3,)), RATES, 1))
    assert [(c.N, c.D, c.K) for c in cells] == [(200, 1, 3), (200, 2, 3), (400, 1, 3), (400, 2, 3)]
    assert min(min(c[3:]) for c in cells) > 0
    assert picture.draw(cells).stat().st_size > 10_000


def test_the_roofline_counts_each_thing_once():
    a, b = (roofline.least_seconds(N, 8, 10, RATES) for N in (1000, 3000))
    assert b == pytest.approx(3 * a)
    only_products = RATES._replace(exp=0, log=0, sweep=0, byte=0)
    assert roofline.least_seconds(1, 2, 3, only_products) == pytest.approx(48e-10)
    assert min(roofline.measure(n=64, repeat=1)) > 0


def test_a_whole_fit_ends_within_the_stated_accuracy():
    name, x, theta = next(fits.problems(quick=True))
    w = fits.whole(name, x, theta, 1)
    assert 0 <= w.left <= fits.NATS
    short, enough = (peers.sklearn_em(x, theta, n) for n in (w.n_sklearn - 1, w.n_sklearn))
    limit = peers.sklearn_em(x, theta, 500).score(x) * len(x)
    assert short.score(x) * len(x) < limit - fits.NATS <= enough.score(x) * len(x)


def test_squarem_needs_fewer_e_steps_and_both_reach_their_limits():
    (leaps,) = squarem.compare(True, 1)
    assert 0 < leaps.n_squarem < leaps.n_plain
    assert leaps.gain == pytest.approx(0, abs=1e-6)


def test_a_fit_takes_little_memory_beyond_its_data_also_from_a_file():
    found = dict(memory.extra(N=50_000, D=8, K=10))
    assert found["emlib"] < 6 and found["emlib, x a memory map"] < 6 < found["scikit-learn"]


def test_every_moving_figure_is_timed_and_without_a_site_that_is_said(tmp_path):
    paths = [*ROOT.glob("book/*.ipynb"), *ROOT.glob("notebooks/*.ipynb")]
    moving = [path for path in paths if "em-figure" in path.read_text("utf-8")]
    names = {path.relative_to(ROOT).with_suffix("").as_posix() for path in moving}
    assert names == set(frames.FIGURES)
    command = [sys.executable, ROOT / "benchmarks" / "bench_figures.py", "--site", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and "were not timed: there is no" in done.stdout


def test_the_median_and_the_95th_percentile_of_moves():
    moves = frames.Frames(100.0, np.arange(101.0))
    assert (moves.median(), moves.p95()) == (50, 95)
