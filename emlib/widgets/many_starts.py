"""W06: many starts. Three flowers and a shape of ellipse: what decides where EM ends on iris?"""

import numpy as np
import traitlets

from emlib import GMM, Collapsed, datasets, fit, init, labels
from emlib.widgets import iris_shapes
from emlib.widgets.figure import Choice, Figure, Whole, joined, packed, styled

ALT = "Petals of 150 irises with three ellipses; below, how often 500 starts end at which height."
SHAPES = tuple(iris_shapes.shapes())


class ManyStarts(Figure):
    """EM on iris from three flowers and one shape of ellipse, and where 500 such starts end.

    shape: one of SHAPES; flowers: three rows, counted from 0; round: of the run, or the last one if
    that is earlier. There is no floor, so a run may collapse.
    """

    _esm = joined("many_starts")
    _css = styled("card", "many_starts")

    points = traitlets.Bytes().tag(sync=True)  # x (150, 4) row by row, float64, little-endian
    species = traitlets.List(traitlets.Int()).tag(sync=True)
    shapes = traitlets.List().tag(sync=True)  # [name, covariance as 16 numbers], as in endings
    triples = traitlets.Bytes().tag(sync=True)  # the flowers of the stored starts (500, 3), uint8
    endings = traitlets.Bytes().tag(sync=True)  # (8, 500) in -0.01 nats, uint16; 0: collapsed
    shape = Choice(SHAPES, "long").tag(sync=True)
    flowers = traitlets.List(traitlets.Int(), [43, 146, 73]).tag(sync=True)
    round = Whole(1000, min=0).tag(sync=True)
    answer = traitlets.Unicode().tag(sync=True)  # to the closing question

    def __init__(self, *, alt=ALT, **state):
        iris, ends = datasets.iris(), iris_shapes.endings()
        super().__init__(
            points=packed(iris.x),
            species=iris.z.tolist(),
            shapes=[[name, Sigma.ravel().tolist()] for name, Sigma in iris_shapes.shapes().items()],
            triples=iris_shapes.flowers().astype(np.uint8).tobytes(),
            endings=np.round(-100 * np.nan_to_num(ends)).astype("<u2").tobytes(),
            alt=alt,
            **state,
        )

    @traitlets.validate("flowers")
    def _distinct(self, proposal):
        rows, x = proposal.value, datasets.iris().x
        known = len(rows) == 3 and all(0 <= row < len(x) for row in rows)
        if not known or len(np.unique(x[rows], axis=0)) < 3:
            raise traitlets.TraitError(
                f"flowers must be three rows from 0 to 149 with different measurements, found "
                f"{rows}: two equal starts would stay equal"
            )
        return rows

    @property
    def theta(self):
        """The start."""
        x = datasets.iris().x
        return init.from_means(x, x[self.flowers], iris_shapes.shapes()[self.shape])

    def end(self):
        """The fit that EM comes to from this start; or the Collapsed that ends the run."""
        try:
            return fit(GMM(), datasets.iris().x, self.theta)
        except Collapsed as collapsed:
            return collapsed

    def __repr__(self):
        state, end = f"ManyStarts(shape={self.shape!r}, flowers={self.flowers})", self.end()
        if isinstance(end, Collapsed):
            return f"{state}: component {end.component} collapses"
        iris = datasets.iris()
        wrong = labels.errors(iris.z, GMM().predict(iris.x, end.theta))
        return f"{state}: EM ends at {end.bound:.2f}, {wrong} of 150 flowers wrong"
