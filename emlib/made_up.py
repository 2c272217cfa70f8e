"""What the made-up data are drawn from: the parameters, and draws of any size."""

import numpy as np

from emlib import bernoulli, experts, gmm, hmm


def draw_three_clouds(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """x (n, 2), z (n,): drawn through the latent state."""
    return gmm.GMM().sample(THREE_CLOUDS, n, rng)


def draw_blog_sample(which: int, n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """x (n, 2), z (n,): drawn through the latent state."""
    return gmm.GMM().sample(blog_theta(which), n, rng)


def draw_two_lines(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Columns x and y (n, 2), and z (n,), which line it was."""
    x = rng.uniform(-3, 3, n)
    y, z = experts.draw(x, TWO_LINES, rng)
    return np.column_stack([x, y]), z


def draw_casino(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """x (n, 1) faces 1 to 6, z (n,): 0 for the fair die, 1 for the loaded one."""
    x, z = hmm.HMM().sample(CASINO, n, rng)
    return x[:, None] + 1, z


def draw_glyphs(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """x (n, 35) of zeros and ones, row by row of a picture; z (n,), the digit."""
    return bernoulli.Bernoulli().sample(glyphs_theta(), n, rng)


def blog_theta(which: int) -> gmm.Theta:
    """The parameters of one of the two samples; ValueError if there is none."""
    if which not in BLOG:
        raise ValueError(f"there are two blog samples, 1 and 2; which = {which!r}")
    return BLOG[which]


def glyphs_theta() -> bernoulli.Theta:
    """Ten digits, each as likely as any other; a pixel is dark with probability .9 or .1."""
    rows = [line.split() for line in GLYPHS.split("\n")]
    dark = np.array([[[c == "#" for c in rows[r][k]] for r in range(7)] for k in range(10)])
    mu = np.where(dark.reshape(10, 35), 0.9, 0.1)
    return bernoulli.Theta(read_only(np.full(10, 0.1)), read_only(mu))


def read_only(values, dtype=float) -> np.ndarray:
    """Values as an array that cannot be written to."""
    array = np.array(values, dtype)
    array.setflags(write=False)
    return array


def _theta(pi, mu, Sigma) -> gmm.Theta:
    return gmm.Theta(read_only(pi), read_only(mu), read_only(Sigma))


THREE_CLOUDS = _theta(
    [0.5, 0.15, 0.35],
    [[0, 1.5], [2.8, 1.5], [5.5, 3]],
    [[[1, 0.9], [0.9, 1]], [[1, -0.8], [-0.8, 0.8]], [[1, 0.9], [0.9, 1]]],
)
BLOG = {
    1: _theta([0.5, 0.5], [[5, 1], [1, 4]], [np.diag([0.5, 0.5])] * 2),
    2: _theta([0.95, 0.05], [[5, 1], [1, 4]], [np.diag([1.5, 0.1]), np.diag([0.8, 0.8])]),
}
TWO_LINES = experts.Theta(
    V=read_only([[0, 0], [-1, 2]]),
    W=read_only([[1, 0.8], [2.2, -0.7]]),
    sigma2=read_only([0.09, 0.16]),
)
GLYPHS = """\
.###. ..#.. .###. ####. ...#. ##### ..##. ##### .###. .###.
#...# .##.. #...# ....# ..##. #.... .#... ....# #...# #...#
#..## ..#.. ....# ....# .#.#. ####. #.... ...#. #...# #...#
#.#.# ..#.. ...#. .###. #..#. ....# ####. ..#.. .###. .####
##..# ..#.. ..#.. ....# ##### ....# #...# ..#.. #...# ....#
#...# ..#.. .#... ....# ...#. #...# #...# ..#.. #...# ...#.
.###. .###. ##### ####. ...#. .###. .###. ..#.. .###. .##.."""
CASINO = hmm.Theta(
    read_only([2 / 3, 1 / 3]),
    read_only([[0.95, 0.05], [0.1, 0.9]]),
    read_only([[1 / 6] * 6, [0.1] * 5 + [0.5]]),
)
