"""The stored endings of the 500 starts from other shapes are what emlib makes of those starts."""

import numpy as np
import pytest

import make_iris_shapes as tool
from emlib.widgets import iris_shapes

FLOWERS, SHAPES = iris_shapes.flowers(), iris_shapes.shapes()
ENDINGS = dict(zip(SHAPES, iris_shapes.endings(), strict=True))


@pytest.mark.parametrize("name", tool.SHAPES)
def test_stored_runs_end_where_they_ended(name):
    collapsed = np.flatnonzero(np.isnan(ENDINGS[name]))[0]
    for i in (1, 7, np.nanargmax(ENDINGS[name]), collapsed):
        again = tool.ending(FLOWERS[i], SHAPES[name])
        assert again == pytest.approx(ENDINGS[name][i], abs=2e-3, nan_ok=True)


def test_shapes_from_round_to_long_share_axes_and_volume():
    long = SHAPES["long"]
    assert np.sqrt(SHAPES["round"][0, 0]) == pytest.approx(0.456, abs=5e-4)
    for name in iris_shapes.MIXED:
        np.testing.assert_allclose(SHAPES[name] @ long, long @ SHAPES[name], atol=1e-12)
        assert np.linalg.det(SHAPES[name]) == pytest.approx(np.linalg.det(long))
    np.testing.assert_allclose(SHAPES["half"] @ SHAPES["half"], SHAPES["round"] @ long)
