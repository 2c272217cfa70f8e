"""Draw one run of EM as a film: the bound touches the log-likelihood, again and again.

python tools/make_bound_video.py    writes book/assets/bound.gif (again when chapter 09 changes),
and its last frame for paper, bound-print.png
"""

import sys
from itertools import islice, pairwise

import matplotlib
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.animation import FuncAnimation, PillowWriter

from emlib import GMM, datasets, em, init, plots, slices
from notebooks import ROOT

FILE = ROOT / "book" / "assets" / "bound.gif"
BLUE, RED = plots.COLORS[:2]
GROUND, INK = "#f6f5f1", "#4b4f58"  # its own ground: a film cannot follow the page into the dark
MEANS = [[5, 3], [5, 0], [1, 3]]  # the run of chapter 09
STEPS, SECONDS = 10, 0.45  # once through, at most 5 s in all
LINE = np.linspace(-3, 8, 111)  # first coordinate of the second mean
WAY = np.linspace(-1, 2, 61)  # 0 is theta_t, 1 is theta_t+1


def frames():
    """(t, the two steps, the slice along the mean, the slice along the step), for each t."""
    x = datasets.three_clouds(300).x
    run = em(GMM(), x, init.from_means(x, MEANS, np.eye(2)))
    for t, (old, new) in enumerate(pairwise(islice(run, STEPS + 1))):
        ways = ((1, 0), LINE), (new.theta, WAY)
        yield t, old, new, *(slices.along(GMM(), x, old.theta, *way) for way in ways)


def draw(axes, t, old, new, mean, step):
    left, right = axes
    gain = new.bound - old.bound
    for ax, cut, level in ((left, mean, 0), (right, step, old.bound)):
        ax.clear()
        ax.plot(cut.grid, cut.ell - level, color=RED, label="log-likelihood")
        ax.plot(cut.grid, cut.bound - level, color=BLUE, label="bound")
        ax.plot(cut.at, old.bound - level, "o", color=INK, markersize=7)
    left.plot(mean.grid, mean.Q, "--", color=BLUE, linewidth=1.2, label="Q")
    left.set(ylim=(-1500, -740), xlabel="first coordinate of the second mean", ylabel="nats")
    left.legend(loc="upper right", fontsize=10, ncols=3)
    left.set_title(f"$t$ = {t}")
    right.plot(1, np.interp(1, step.grid, step.bound) - old.bound, "^", color=BLUE, markersize=7)
    right.set(ylim=(-1.6 * gain, 1.6 * gain), xticks=(0, 1), yticks=(0,), xlabel="along the step")
    right.set_xticklabels(["here", "after M"])
    right.set_title(rf"$\ell$ rises by {gain:.2f}")


def main(file=FILE):
    matplotlib.use("agg")
    plots.use_style()
    plt.rcParams.update({f"{key}.color": INK for key in ("text", "xtick", "ytick")})
    plt.rcParams.update({f"axes.{key}color": INK for key in ("label", "edge", "title")})
    fig, axes = plt.subplots(1, 2, figsize=(7.2, 3.0), width_ratios=(1.3, 1), facecolor=GROUND)
    shots = list(frames())
    draw(axes, *shots[0])
    fig.canvas.draw()
    fig.set_layout_engine("none")  # the axes stay where they are from here on
    film = FuncAnimation(fig, lambda i: draw(axes, *shots[i]), len(shots), init_func=lambda: None)
    opaque = {"transparent": False, "facecolor": GROUND}
    film.save(file, OnceWriter(fps=1 / SECONDS), dpi=100, savefig_kwargs=opaque)
    fig.savefig(file.with_name(f"{file.stem}-print.png"), **opaque)
    print(f"{file.name}: {len(shots)} frames, {file.stat().st_size / 1000:.0f} kB")
    return 0


class OnceWriter(PillowWriter):
    """A film that plays once and rests on its last frame; few colours keep it small."""

    def finish(self):
        first, *rest = (f.convert("RGB").quantize(48, dither=0) for f in self._frames)
        duration = round(1000 / self.fps)
        first.save(self.outfile, save_all=True, append_images=rest, duration=duration)


if __name__ == "__main__":
    sys.exit(main())
