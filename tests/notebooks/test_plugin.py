"""The figure check tolerates an edge's grey and nothing that a reader would see."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

from tests.notebooks.plugin import difference, figure_problems


def png(rgba):
    file = io.BytesIO()
    Image.fromarray(rgba.astype(np.uint8)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def picture():
    """A clear ground with a grey line and a blue square."""
    rgba = np.zeros((300, 400, 4), int)
    rgba[40] = [128, 128, 128, 255]
    rgba[20:26, 30:36] = [0, 114, 178, 255]
    return rgba


def output(picture):
    return {"data": {"image/png": base64.b64encode(png(picture)).decode()}}


def test_the_same_picture_is_the_same(picture):
    assert difference(png(picture), png(picture.copy())) is None


def test_a_few_levels_of_grey_at_an_edge_are_tolerated(picture):
    other = picture.copy()
    other[40, ::2, :3] += 4
    assert difference(png(picture), png(other)) is None


def test_the_colour_of_a_clear_pixel_does_not_count(picture):
    other = picture.copy()
    other[60:, :, :3] = 255
    assert difference(png(picture), png(other)) is None


@pytest.mark.parametrize("change", ["point gone", "point moved", "colour", "ground"])
def test_what_a_reader_would_see_is_found(picture, change):
    other = picture.copy()
    if change == "point gone":
        other[20:26, 30:36] = 0
    elif change == "point moved":
        other[20:26, 30:36], other[20:26, 34:40] = 0, [0, 114, 178, 255]
    elif change == "colour":
        other[20:26, 30:36] = [213, 94, 0, 255]
    else:
        other[..., 3] = np.maximum(other[..., 3], 2)
    assert "differs" in difference(png(picture), png(other))


def test_another_size_is_found(picture):
    assert "400 x 300 and is 399 x 300" in difference(png(picture), png(picture[:, 1:]))


def test_a_picture_too_many_or_too_few_is_found(picture):
    (problem,) = figure_problems([output(picture)], [])
    assert problem == "1 pictures are stored, 0 are drawn now"
    assert list(figure_problems([output(picture)], [output(picture)])) == []
