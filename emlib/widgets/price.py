"""W11: the price of a parameter. A line as steep as the price chooses among stored mixtures."""

import csv
from functools import cache
from importlib import resources

import numpy as np
import traitlets

from emlib import GMM, Theta, datasets, families
from emlib.widgets.figure import Choice, Figure, Number, joined, styled

ALT = (
    "Above, mixtures as marks over their number of parameters and minus twice their "
    "log-likelihood, and a line as steep as the price that touches the winner; below, one of them."
)
FAMILIES = {"full": families.full, "tied": families.tied, "spherical": families.spherical}
# what is drawn: two of the columns, and the factors that give both axes about the same length
PLANES = {"one cloud": ([0, 1], [1, 1]), "iris": ([2, 3], [1, 1]), "faithful": ([0, 1], [1, 0.04])}


def points():
    """The three data sets: (N, D) each."""
    clouds = datasets.three_clouds()
    blue = clouds.x[clouds.z == 0]
    return {"one cloud": blue, "iris": datasets.iris().x, "faithful": datasets.faithful().x}


def stored_fits():
    """{(data, family, K): theta} from price_fits.csv, which tools/make_price_fits.py has made."""
    components = {}
    with (resources.files("emlib") / "data" / "price_fits.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            key = row["data"], row["family"], int(row["K"])
            components.setdefault(key, []).append([float(v) for v in row["numbers"].split()])
    return {key: _theta(np.array(rows), PLANES[key[0]][0][0]) for key, rows in components.items()}


def _theta(rows, first):
    """Components in the order of their means in the first column that is drawn."""
    D = round((-1 + np.sqrt(4 * rows.shape[1] - 3)) / 2)  # 1 + D + D^2 numbers each
    rows = rows[np.argsort(rows[:, 1 + first])]
    pi = rows[:, 0] / rows[:, 0].sum()
    return Theta(pi, rows[:, 1 : D + 1], rows[:, D + 1 :].reshape(-1, D, D))


def _model(x, family, K, theta):
    """What a figure shows of one mixture; ell and p are computed, not stored."""
    gmm = GMM(family=FAMILIES[family])
    plain = {name: np.ravel(part).tolist() for name, part in theta._asdict().items()}
    ell, p = float(gmm.log_likelihood(x, theta)), gmm.n_parameters(theta)
    return {"name": f"{family} {K}", "family": family, "K": K, "p": p, "l": ell, "theta": plain}


@cache
def _shown():
    """All that competes, {data: {D, columns, factors, models}}, and the points as bytes."""
    x, sets = points(), {}
    for name, (columns, factors) in PLANES.items():
        D = x[name].shape[1]
        sets[name] = {"D": D, "columns": columns, "factors": factors, "models": []}
    for (name, family, K), theta in stored_fits().items():
        sets[name]["models"].append(_model(x[name], family, K, theta))
    return sets, [np.ascontiguousarray(x[name], "<f4").tobytes() for name in PLANES]


class PriceOfParameter(Figure):
    """-2 log-likelihood + price * parameters chooses among stored mixtures; lower is better.

    data: "one cloud" (503 points), "iris" or "faithful"; price from 0 to 10 nats; model: which
    mixture is drawn, for example "full 2" or "spherical 6", or "", the one that wins.
    """

    _esm = joined("price")
    _css = styled("card", "price")

    sets = traitlets.Dict().tag(sync=True)
    points = traitlets.List(traitlets.Bytes()).tag(sync=True)  # x by rows, float32, to be drawn
    data = Choice(tuple(PLANES), "one cloud").tag(sync=True)
    price = Number(0.0, min=0, max=10).tag(sync=True)
    model = traitlets.Unicode("").tag(sync=True)
    answer = traitlets.Float(-1.0).tag(sync=True)  # to the closing question; -1: none yet

    def __init__(self, *, alt=ALT, **state):
        sets, raw = _shown()
        super().__init__(sets=sets, points=raw, alt=alt, **state)
        names = [m["name"] for m in self.models]
        if self.model not in ("", *names):
            raise traitlets.TraitError(
                f"model must be one of {', '.join(names)} for {self.data}, or '' for the winner, "
                f"found {self.model!r}: choose one of these"
            )

    @property
    def models(self) -> list[dict]:
        """The mixtures that compete for these data: name, family, K, p, l, theta."""
        return self.sets[self.data]["models"]

    @property
    def winner(self) -> dict:
        """The mixture whose -2 l + price * p is lowest."""
        return min(self.models, key=lambda m: -2 * m["l"] + self.price * m["p"])

    def __repr__(self):
        best = self.winner
        found = f"{best['name']} wins, log-likelihood {best['l']:.2f}, {best['p']} parameters"
        return f"PriceOfParameter({self.data!r}, price={self.price:.4g}): {found}"
