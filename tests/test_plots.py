"""A picture says what the record says: colours, radii, densities; and it fits nothing itself."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from matplotlib import colors, lines
from matplotlib import pyplot as plt
from matplotlib.text import Text

from emlib import GMM, datasets, gmm, plots

matplotlib.use("agg")
ROOT = Path(__file__).parents[1]
DATA = datasets.three_clouds(300)
LINE = gmm.Theta(np.array([0.6, 0.4]), np.array([[-2.0], [2.0]]), np.array([[[1.0]], [[0.5]]]))
GRID = np.linspace(-8, 8, 1601)


@pytest.fixture
def ax():
    """Axes in the style of the book."""
    with plt.style.context({}):
        plots.use_style()
        fig, ax = plt.subplots()
        yield ax
        plt.close(fig)


def contrast(color, ground):
    """The ratio of luminances, as WCAG 2 defines it."""

    def luminance(c):
        c = np.array(colors.to_rgb(c))
        linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
        return linear @ [0.2126, 0.7152, 0.0722]

    low, high = sorted([luminance(color), luminance(ground)])
    return (high + 0.05) / (low + 0.05)


def test_the_grey_of_axes_and_words_reads_on_both_grounds_of_the_site():
    sheet = (ROOT / "book" / "assets" / "em.css").read_text()
    light, dark = re.findall("--paper: (#[0-9a-f]{6});", sheet)
    (brighter,) = re.findall(r"\.bd-article img { filter: brightness\(([\d.]+)\)", sheet)
    in_the_dark = np.array(colors.to_rgb(plots.GREY)) * float(brighter)
    assert contrast(plots.GREY, light) >= 4.5 and contrast(in_the_dark, dark) >= 4.5
    style = (ROOT / "emlib" / "em.mplstyle").read_text()
    assert set(re.findall(r"color: (\w{6})\n", style)) == {plots.GREY[1:]}


def test_everything_that_is_not_a_component_is_grey_and_the_ground_is_clear(ax):
    ax.set(title="t", xlabel="x")
    parts = [ax.title.get_color(), ax.xaxis.label.get_color(), ax.spines["left"].get_edgecolor()]
    assert {colors.to_hex(part) for part in parts} == {plots.GREY}
    assert ax.get_facecolor()[3] == ax.figure.get_facecolor()[3] == 0
    assert not ax.spines["top"].get_visible() and not ax.spines["right"].get_visible()


def test_the_styles_cycle_is_the_books_palette():
    with plt.style.context({}):
        plots.use_style()
        assert plt.rcParams["axes.prop_cycle"].by_key()["color"] == [*plots.COLORS]


def test_a_sure_point_has_its_components_colour_and_a_torn_one_the_mean_of_both():
    blended = plots.blend([[1, 0], [0, 1], [0.5, 0.5]])
    pure = colors.to_rgba_array(plots.COLORS[:2])[:, :3]
    np.testing.assert_allclose(blended, [*pure, pure.mean(axis=0)])


def test_colour_is_what_was_found_and_marker_what_is_true(ax):
    z_hat = (DATA.z + 1) % 3
    plots.points(ax, DATA.x, z=z_hat, shape=DATA.z)
    assert len(ax.collections) == 3
    for k, group in enumerate(ax.collections):
        np.testing.assert_array_equal(group.get_offsets(), DATA.x[DATA.z == k])
        found = {colors.to_hex(c).upper() for c in group.get_facecolors()}
        assert found == {plots.COLORS[(k + 1) % 3]}
    outlines = {group.get_paths()[0].vertices.tobytes() for group in ax.collections}
    assert len(outlines) == 3


def test_points_without_a_label_are_grey_and_points_of_the_line_lie_on_it(ax):
    plots.points(ax, np.array([[1.0], [2.0]]), z=[0, -1])
    np.testing.assert_array_equal(ax.collections[0].get_offsets(), [[1, 0], [2, 0]])
    shown = [colors.to_hex(c) for c in ax.collections[0].get_facecolors()]
    assert shown == [plots.COLORS[0].lower(), plots.GREY]


@pytest.mark.parametrize("mass", [0.5, 0.9])
def test_an_ellipse_holds_its_share_of_the_component(ax, mass):
    """100 000 draws of that component: within five standard errors."""
    mean, cov = DATA.theta.mu[1], DATA.theta.Sigma[1]
    curve = plots.ellipse(ax, mean, cov, mass)
    np.testing.assert_array_equal(ax.lines[0].get_xydata().T, curve)
    radius2 = np.sum((curve.T - mean) * np.linalg.solve(cov, (curve.T - mean).T).T, axis=1)
    np.testing.assert_allclose(radius2, -2 * np.log(1 - mass), rtol=1e-9)  # chi2 of 2 dimensions
    x = np.random.default_rng(0).multivariate_normal(mean, cov, 100_000)
    inside = np.sum((x - mean) * np.linalg.solve(cov, (x - mean).T).T, axis=1) <= radius2.max()
    assert inside.mean() == pytest.approx(mass, abs=5 * np.sqrt(mass * (1 - mass) / len(x)))


def test_ellipses_show_each_mean_and_each_mass_and_name_the_masses_once(ax):
    plots.ellipses(ax, DATA.theta, masses=(0.5, 0.9), named=0)
    assert len(ax.lines) == 3 * (1 + 2)
    assert [text.get_text() for text in ax.texts] == ["50 %", "90 %"]


def test_a_plane_of_two_columns_shows_their_marginal(ax):
    theta = gmm.GMM().m_step(gmm.GMM().e_step(*_iris())[0])
    part = plots.marginal(theta, (3, 1))
    np.testing.assert_array_equal(part.mu, theta.mu[:, [3, 1]])
    np.testing.assert_array_equal(part.Sigma[:, 0, 1], theta.Sigma[:, 3, 1])
    plots.ellipses(ax, theta, masses=(0.9,), dims=(3, 1))
    np.testing.assert_array_equal(ax.lines[0].get_xydata(), theta.mu[:1, [3, 1]])


def _iris():
    x = datasets.iris().x
    return x, gmm.Theta(np.full(3, 1 / 3), x[[0, 60, 120]], np.array([np.cov(x.T)] * 3))


@pytest.mark.parametrize(("key", "look"), [("--", "linestyle"), (plots.MARKERS[1], "marker")])
def test_a_label_s_words_are_grey_and_its_key_has_the_colour_and_look(ax, key, look):
    plots.label(ax, 0.2, 0.4, "start A", plots.COLORS[1], key, ha="right")
    [box] = ax.artists
    [line], [words] = (box.findobj(kind, include_self=False) for kind in (lines.Line2D, Text))
    assert words.get_text() == "start A" and colors.to_hex(words.get_color()) == plots.GREY
    assert line.get_color() == plots.COLORS[1] and getattr(line, f"get_{look}")() == key
    ax.figure.canvas.draw()
    right, _ = ax.transData.inverted().transform(box.get_window_extent().p1)
    assert right == pytest.approx(0.2, abs=0.01)


def test_a_trace_starts_at_iteration_zero_and_is_named_at_its_end(ax):
    plots.trace(ax, [-9.0, -5.0, -4.0], name="start A")
    np.testing.assert_array_equal(ax.lines[0].get_xydata(), [[0, -9], [1, -5], [2, -4]])
    assert ax.texts[0].get_text() == "start A" and tuple(ax.texts[0].xy) == (2, -4)


def test_the_density_has_mass_one_and_is_the_sum_of_its_parts(ax):
    plots.density_1d(ax, GRID, LINE)
    total, *parts = (line.get_ydata() for line in ax.lines)
    np.testing.assert_allclose(total, np.sum(parts, axis=0))
    assert [np.trapezoid(part, GRID) for part in parts] == pytest.approx([0.6, 0.4], abs=1e-6)


def test_stacked_shares_are_the_responsibilities_even_where_the_density_is_zero(ax):
    grid = np.linspace(-100, 100, 5)
    plots.stacked(ax, grid, LINE, share=True)
    gamma = GMM().responsibilities(grid[:, None], LINE)
    for k, area in enumerate(ax.collections):
        top = {x: max(y for u, y in area.get_paths()[0].vertices if u == x) for x in grid}
        np.testing.assert_allclose(list(top.values()), gamma[:, : k + 1].sum(axis=1))


def test_a_histogram_is_a_density(ax):
    plots.histogram(ax, DATA.x[:, 0], bins=20)
    area = sum(bar.get_height() * bar.get_width() for bar in ax.patches)
    assert area == pytest.approx(1)


def test_four_panels_share_one_width_with_all_other_figures():
    panel = ("title", DATA.x, DATA.z, DATA.z)
    with plt.style.context({}):
        plots.use_style()
        fig = plots.result_and_truth([panel] * 4)
        assert fig.get_figwidth() == plt.rcParams["figure.figsize"][0]
        assert [ax.get_title(loc="left") for ax in fig.axes] == ["title"] * 4
        plt.close(fig)


def test_too_many_components_and_an_impossible_mass_are_refused(ax):
    with pytest.raises(ValueError, match="7 components, but only 6 colours"):
        plots.blend(np.full((1, 7), 1 / 7))
    with pytest.raises(ValueError, match="between 0 and 1; found 90"):
        plots.ellipse(ax, [0, 0], np.eye(2), 90)


def test_only_plots_imports_matplotlib():
    code = "import emlib, sys; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
    users = [p.name for p in (ROOT / "emlib").rglob("*.py") if "matplotlib" in _imports(p)]
    assert users == ["plots.py"]


def _imports(path):
    """The first word of every module that the file imports."""
    nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in names}


def test_the_style_starts_from_matplotlibs_defaults_whatever_the_reader_likes():
    with plt.rc_context({"axes.grid": True, "font.size": 30, "lines.linewidth": 9}):
        plots.use_style()
        assert (plt.rcParams["axes.grid"], plt.rcParams["font.size"]) == (False, 12.5)
        assert plt.rcParams["lines.linewidth"] == 1.8
