"""Pictures of data, records and runs. Nothing is fitted, drawn at random or printed here.

One colour per component through the whole book, and one marker, so that no meaning hangs on
colour alone. An ellipse holds a stated share (mass) of its own component.
"""

import sys
from importlib import resources

import numpy as np

from emlib import gmm

try:
    from matplotlib import colors, font_manager, lines, offsetbox
    from matplotlib import pyplot as plt
    from matplotlib.backends.registry import BackendFilter, backend_registry
except ModuleNotFoundError as error:
    what = "emlib.plots needs matplotlib, and it is not installed: pip install 'emlib[plots]'"
    raise ModuleNotFoundError(what, name=error.name) from error

COLORS = ("#0072B2", "#D55E00", "#009E73", "#E69F00", "#56B4E9", "#CC79A7")  # Okabe and Ito
MARKERS = ("o", "s", "^", "D", "v", "P")
GREY = "#747474"  # of all that is not a component; reads on white and on dark


def use_style() -> None:
    """Draw in the style of the book, whatever the reader's own settings are.

    A notebook then keeps every figure at its full width.
    """
    for face in (resources.files("emlib") / "fonts").iterdir():
        if face.name.endswith(".ttf"):
            font_manager.fontManager.addfont(face)
    plt.style.use(["default", resources.files("emlib") / "em.mplstyle"])
    if "IPython" in sys.modules and sys.modules["IPython"].get_ipython():
        from matplotlib_inline.backend_inline import set_matplotlib_formats

        set_matplotlib_formats("png", bbox_inches=None)  # else each is cropped to its contents


def palette(K) -> tuple[str, ...]:
    """The colours of components 0 .. K-1."""
    if len(COLORS) < K:
        raise ValueError(f"{K} components, but only {len(COLORS)} colours can be told apart")
    return COLORS[:K]


def blend(gamma) -> np.ndarray:
    """gamma (N, K) -> colours (N, 3): each point mixes the colours of those who claim it."""
    gamma = np.asarray(gamma)
    return np.clip(gamma @ colors.to_rgba_array(palette(gamma.shape[1]))[:, :3], 0, 1)


def points(ax, x, gamma=None, z=None, shape=None, size=16) -> None:
    """Points x (N, 1) or (N, 2). Colour: gamma (soft), else z (assigned), else grey; marker: shape.

    z and shape (N,) are labels; one below 0 is drawn grey, as a dot.
    """
    x = np.asarray(x)
    xy = np.column_stack([x, np.zeros(len(x))]) if x.shape[1] == 1 else x[:, :2]
    color = blend(gamma) if gamma is not None else label_colors(z, len(x))
    shape = np.zeros(len(x), int) if shape is None else np.asarray(shape)
    for k in np.unique(shape):
        rows, marker = shape == k, MARKERS[k] if k >= 0 else "."
        ax.scatter(*xy[rows].T, s=size, c=color[rows], marker=marker, alpha=0.8, linewidths=0)


def label_colors(z, n) -> np.ndarray:
    """Labels (n,) or None -> colours (n, 3), grey where the label is unknown."""
    z = np.full(n, -1) if z is None else np.asarray(z)
    return colors.to_rgba_array((*palette(z.max() + 1), GREY))[np.maximum(z, -1), :3]


def ellipse(ax, mean, cov, mass=0.9, color=GREY, style="-", width=1.8) -> np.ndarray:
    """The curve inside which N(mean, cov) in the plane has this mass; returns it, (2, 181)."""
    if not 0 < mass < 1:
        raise ValueError(f"mass is a share of the component, between 0 and 1; found {mass}")
    angle = np.linspace(0, 2 * np.pi, 181)
    radius = np.sqrt(-2 * np.log1p(-mass))  # the quantile of chi squared with two degrees
    circle = radius * np.array([np.cos(angle), np.sin(angle)])
    curve = np.asarray(mean)[:, None] + np.linalg.cholesky(cov) @ circle
    ax.plot(*curve, color=color, linestyle=style, linewidth=width)
    return curve


def ellipses(ax, theta, masses=(0.5, 0.9), dims=(0, 1), named=None, style="-") -> None:
    """Means and ellipses in the plane of two columns; component `named` has its masses written."""
    _, mu, Sigma = marginal(theta, dims)
    for k, color in enumerate(palette(len(mu))):
        ax.plot(*mu[k], "+", color=color, markersize=9, markeredgewidth=1.8)
        for mass in masses:
            curve = ellipse(ax, mu[k], Sigma[k], mass, color, style, 1.8 if mass > 0.6 else 1.2)
            if k == named:
                top = curve[:, curve[1].argmax()]
                ax.annotate(
                    f"{100 * mass:.3g} %", top, (0, 3), textcoords="offset points", ha="center"
                )


def marginal(theta, dims) -> gmm.Theta:
    """The mixture of some columns alone: the means' and covariances' rows and columns `dims`."""
    dims = list(dims)
    return gmm.Theta(theta.pi, theta.mu[:, dims], theta.Sigma[:, dims][:, :, dims])


def plane(ax, names=("$x_1$", "$x_2$"), equal=True) -> None:
    """Names the axes; equal units, unless the two columns are not in the same unit."""
    ax.set(xlabel=names[0], ylabel=names[1])
    if equal:
        ax.set_aspect("equal", adjustable="datalim")


def trace(ax, bounds, color=GREY, name=None) -> None:
    """The log-likelihood of theta_0, theta_1, ...; `name` is written at its end."""
    ax.plot(np.arange(len(bounds)), bounds, ".-", color=color)
    ax.set(xlabel="iteration $t$", ylabel=r"$\ell(\theta_t)$ in nats")
    ax.xaxis.get_major_locator().set_params(integer=True)
    if name:
        ax.annotate(name, (len(bounds) - 1, bounds[-1]), (5, -4), textcoords="offset points")


def label(ax, x, y, text, color, key="-", ha="left") -> None:
    """Words at (x, y) behind a key, a line's style or a marker, in the colour they speak of.

    The words are grey, which reads on white and on dark; no colour of a component does on both.
    """
    ends, look = ([4], "marker") if key in MARKERS else ([0, 18], "linestyle")
    area = offsetbox.DrawingArea(2 * np.mean(ends), 8)
    area.add_artist(lines.Line2D(ends, [4] * len(ends), color=color, **{look: key}))
    both = [area, offsetbox.TextArea(text)]
    box = offsetbox.HPacker(children=both, align="center", pad=0, sep=4)
    side = (float(ha == "right"), 0)
    ax.add_artist(offsetbox.AnnotationBbox(box, (x, y), box_alignment=side, frameon=False, pad=0))


def weighted_densities(grid, theta) -> np.ndarray:
    """pi_k N(x; mu_k, Sigma_k) on a grid (G,) of the line -> (G, K)."""
    x = np.asarray(grid, float)[:, None]
    return np.exp(gmm.GMM().log_joints(x, theta))


def density_1d(ax, grid, theta, parts=True, color=GREY) -> None:
    """The mixture's density (broad) on a grid of the line, and the weighted parts it is made of."""
    weighted = weighted_densities(grid, theta)
    ax.plot(grid, weighted.sum(axis=1), color=color, linewidth=4, alpha=0.6)
    for k, part_color in enumerate(palette(weighted.shape[1]) if parts else ()):
        ax.plot(grid, weighted[:, k], "--", color=part_color)
    ax.set(xlabel="$x$", ylabel="density", ylim=(0, None))


def stacked(ax, grid, theta, share=False) -> None:
    """The weighted parts on top of one another; as shares, they are the responsibilities of x."""
    height = weighted_densities(grid, theta)
    if share:  # from the logarithms: far out the densities themselves round to 0
        height = gmm.GMM().responsibilities(np.asarray(grid)[:, None], theta)
    ax.stackplot(grid, height.T, colors=palette(height.shape[1]), alpha=0.75, linewidth=0)
    ax.set(xlabel="$x$", ylabel="share" if share else "density")
    ax.set(xlim=(grid[0], grid[-1]), ylim=(0, 1 if share else None))


def histogram(ax, x, bins=60, color=GREY) -> None:
    """The share of the numbers x (N,) in each bin, scaled to a density."""
    ax.hist(np.ravel(x), bins=bins, density=True, color=color, alpha=0.4, linewidth=0)
    ax.set(xlabel="$x$", ylabel="density")


def result_and_truth(panels) -> plt.Figure:
    """Four panels (title, x, z_hat, z), row by row: colour = result, marker = truth."""
    fig, axes = plt.subplots(2, 2, figsize=(6.0, 5.6))
    for ax, (title, x, z_hat, z) in zip(axes.flat, panels, strict=True):
        points(ax, x, z=z_hat, shape=z, size=10)
        plane(ax, ("", ""))
        ax.set_title(title)
    return fig


def show() -> bool:
    """Opens the figures in windows; False where there is no display to open them on."""
    if plt.get_backend().lower() in backend_registry.list_builtin(BackendFilter.NON_INTERACTIVE):
        return False
    plt.show()
    return True
