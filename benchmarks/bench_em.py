"""emlib side by side with its peers: `make bench`, or `python benchmarks/bench_em.py --quick`.

All runs start at the same theta and take turns in one process with one BLAS thread; a ratio is
taken round by round and its median printed (above 1: emlib is faster). Nothing here is a test:
machines are noisy, ratios less so.
"""

import argparse
import os
import warnings

from matplotlib import use
from parts import fits, iteration, mclust, memory, picture, race, roofline, squarem
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_limits

LLOYD = [(10_000, 2, 3), (10_000, 8, 10), (100_000, 2, 3), (100_000, 8, 10), (1_000_000, 8, 10)]


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a few small sizes: half a minute")
    parser.add_argument("--rounds", type=int, default=5, help="repetitions of each measurement")
    return parser.parse_args()


def grid(quick, rounds):
    """Print the table of iterations, and draw it."""
    rates = roofline.measure()
    print(
        f"One thread here: {1e-9 / rates.flop:.0f} GFLOP/s in matrix products; ns for one exp"
        f" {1e9 * rates.exp:.2f}, log {1e9 * rates.log:.2f}, multiplication {1e9 * rates.sweep:.2f}"
    )
    with_mclust = mclust.here()
    print("\nOne EM iteration, full covariances; roofline: its share that emlib attains")
    heads = ("emlib ms", "sklearn ms", "ratio", "goal", "roofline", "mclust ms", "ratio")
    print(f"{'N':>8}{'D':>4}{'K':>4}" + "".join(f"{head:>11}" for head in heads))
    cells = []
    for c in iteration.cells(iteration.QUICK if quick else iteration.GRID, rates, rounds):
        cells.append(c)
        numbers = f"{1e3 * c.emlib:11.3f}{1e3 * c.sklearn:11.3f}{c.ratio:11.2f}"
        wanted = iteration.goal(c.N, c.D)
        mark = " " if c.ratio >= wanted else "*"
        line = f"{c.N:8}{c.D:4}{c.K:4}{numbers}{wanted:10}{mark}{c.attained:10.0%} "
        print(line + (beside_mclust(c) if with_mclust else ""), flush=True)
    mean = race.geometric_mean([c.ratio for c in cells])
    print(f"geometric mean of the ratios {mean:.2f} (goal 6); * below its goal")
    print(f"plot: {os.path.relpath(picture.draw(cells))}")


def beside_mclust(c):
    """Two columns for the sizes at which mclust does not take minutes."""
    if c.N > 100_000 or c.N * c.D * c.K > 10_000_000:
        return ""
    peer = mclust.seconds(c.N, c.D, c.K, iteration.n_iterations(c.N), 3)
    return f"{1e3 * peer:10.3f}{peer / c.emlib:11.2f}"


def whole_fits(quick, rounds):
    """Print fits to one accuracy, plain and accelerated, and k-means."""
    print(f"\nA whole fit from one start to within {fits.NATS:g} nats of its limit")
    print(f"{'':26}{'emlib ms':>11}{'sklearn ms':>11}{'ratio':>11}{'iterations':>16}{'left':>10}")
    for name, x, theta in fits.problems(quick):
        w = fits.whole(name, x, theta, rounds)
        numbers = f"{1e3 * w.emlib:11.2f}{1e3 * w.sklearn:11.2f}{w.ratio:11.2f}"
        print(f"{name:26}{numbers}{w.n_emlib:8}{w.n_sklearn:8}{w.left:10.1e}", flush=True)
    print(f"\nSQUAREM and plain EM, each to within {fits.NATS:g} nats of its own limit")
    for s in squarem.compare(quick, rounds):
        evaluations = f"{s.n_plain:8} E-steps, with SQUAREM {s.n_squarem}"
        print(f"{s.name:26}{evaluations:40}{s.ratio:8.2f} times faster; {s.gain:+.1e} nats")
    print("\nOne iteration of k-means (Lloyd)")
    for N, D, K in LLOYD[: 1 if quick else None]:
        m = fits.lloyd(N, D, K, rounds)
        numbers = f"{1e3 * m.emlib:11.3f}{1e3 * m.sklearn:11.3f}{m.ratio:11.2f}"
        print(f"{m.name:26}{numbers}", flush=True)


def main():
    """Print all tables."""
    args = arguments()
    use("Agg")
    warnings.simplefilter("ignore", ConvergenceWarning)
    rounds = 2 if args.quick else args.rounds
    with threadpool_limits(1):
        grid(args.quick, rounds)
        whole_fits(args.quick, rounds)
    N = 100_000 if args.quick else 1_000_000
    print(f"\nMemory beyond the data, N={N}, D=8, K=10, MB")
    for what, megabytes in memory.extra(N):
        print(f"{what:26}{megabytes:11.1f}")


if __name__ == "__main__":
    main()
