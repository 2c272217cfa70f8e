"""A pytest plugin that adds to nbval the two things it leaves out; each notebook runs once.

    pytest -p tests.notebooks.plugin --nbval ...

1. Pictures are compared, those of nbval's own run with the stored ones. Tolerance, as a share of a
   channel's full scale and transparency included: .002 on average over the picture, .06 on average
   over every window of 8 x 8 pixels. A machine whose last digits differ moves the grey of an edge
   by a few levels of 255; a missing point, a moved label or a changed colour is far more.
2. A cell is run as a person runs it, into the history: IPython looks there for the semicolon that
   asks for no output.
"""

import base64
import io

import numpy as np
import pytest
from nbval.kernel import RunningKernel
from nbval.plugin import IPyNbCell, NbCellError
from PIL import Image
from scipy.ndimage import uniform_filter

MEAN = 0.002
WINDOW = 0.06
SIDE = 8  # pixels
PICTURES = ("image/png", "image/jpeg")


def pictures(outputs):
    """(kind, bytes) of each picture among a cell's outputs, in order."""
    data = [output.get("data", {}) for output in outputs]
    return [(key, base64.b64decode(d[key])) for d in data for key in PICTURES if key in d]


def pixels(picture):
    """(rows, columns, 4) in [0, 1]; colours times opacity, as a clear pixel has no colour."""
    rgba = np.asarray(Image.open(io.BytesIO(picture)).convert("RGBA"), float) / 255
    return np.concatenate([rgba[..., :3] * rgba[..., 3:], rgba[..., 3:]], axis=-1)


def difference(stored, fresh):
    """What is wrong with a fresh picture, or None."""
    a, b = pixels(stored), pixels(fresh)
    if a.shape != b.shape:
        return f"its size was {a.shape[1]} x {a.shape[0]} and is {b.shape[1]} x {b.shape[0]}"
    gap = np.abs(a - b).max(axis=-1)
    windows = uniform_filter(gap, SIDE, mode="constant")
    row, column = np.unravel_index(windows.argmax(), windows.shape)
    if gap.mean() <= MEAN and windows.max() <= WINDOW:
        return None
    return (
        f"it differs by {gap.mean():.4f} on average (at most {MEAN}), and by {windows.max():.3f} "
        f"(at most {WINDOW}) around pixel ({column}, {row})"
    )


def figure_problems(stored, fresh):
    """Compare the pictures of a cell's stored outputs with those of its fresh ones."""
    old, new = pictures(stored), pictures(fresh)
    if [kind for kind, _ in old] != [kind for kind, _ in new]:
        yield f"{len(old)} pictures are stored, {len(new)} are drawn now"
        return
    for count, ((_, a), (_, b)) in enumerate(zip(old, new, strict=True), start=1):
        if problem := difference(a, b):
            yield f"picture {count} is not the stored one: {problem}"


def compare_figures(cell):
    if problems := list(figure_problems(cell.cell.outputs, cell.test_outputs)):
        raise NbCellError(cell.cell_num, "; ".join(problems), cell.cell.source)


def execute_into_history(self, cell_input, allow_stdin=None):
    return self.kc.execute(
        cell_input, store_history=True, allow_stdin=allow_stdin, stop_on_error=False
    )


def pytest_configure(config):
    RunningKernel.execute_cell_input = execute_into_history


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    result = yield  # nbval executes the cell and compares every other output
    if isinstance(item, IPyNbCell):
        compare_figures(item)
    return result
