"""The plot of the ratios over the grid."""

from pathlib import Path

from matplotlib import pyplot as plt

from emlib import plots

from .iteration import goal

FOLDER = Path(__file__).parents[2] / "_build" / "bench"
COLOR = dict(zip((1, 2, 8, 32), plots.COLORS, strict=False))


def draw(cells) -> Path:
    """Ratio against N: one line for each D and K, and the goal of each D dotted."""
    plots.use_style()
    fig, axes = plt.subplots(1, 2, figsize=(8.0, 3.7), sharey=True)
    for ax, K in zip(axes, sorted({c.K for c in cells}), strict=False):
        for D in sorted({c.D for c in cells}):
            line = [c for c in cells if (c.D, c.K) == (D, K)]
            N, ratios = [c.N for c in line], [c.ratio for c in line]
            ax.loglog(N, ratios, ".-", color=COLOR[D])
            ax.loglog(N, [goal(n, D) for n in N], ":", color=COLOR[D], linewidth=1)
            ax.annotate(f"D={D}", (N[-1], ratios[-1]), (5, -4), textcoords="offset points")
        ax.axhline(1, color=plots.GREY, linewidth=0.8)
        ax.set(xlabel="$N$", title=f"K = {K}", yticks=(1, 2, 5, 10, 20))
        ax.set_yticks((), minor=True)
        ax.yaxis.set_major_formatter("{x:g}")
    axes[0].set_ylabel("times faster than scikit-learn\n(dotted: the goal)")
    FOLDER.mkdir(parents=True, exist_ok=True)
    fig.savefig(file := FOLDER / "iteration.png", facecolor="white", transparent=False)
    plt.close(fig)
    return file
