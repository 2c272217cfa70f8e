"""The notebook run turns red for one wrong digit, one wrong block of pixels, one wrong sign."""

import base64
import io
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

import nbformat
import numpy as np
import pytest
from PIL import Image

from notebooks import ROOT, as_text, execute, normalise
from run_checks import NBVAL

CELLS = [
    "import numpy as np\nimport emlib\n\nSigma = 4.0 * np.eye(1)[None]",
    "theta = emlib.Theta(np.ones(1), np.zeros((1, 1)), Sigma)\n"
    "values = emlib.GMM().log_density(np.linspace(-4, 4, 9), theta)",
    "values[4].round(6)",
    "import matplotlib.pyplot as plt\n\n_, ax = plt.subplots(figsize=(3, 2))\nax.plot(values);",
]


def stored(outputs, key):
    return next(o.data for o in outputs if key in o.get("data", {}))


def wrong_digit(nb):
    data = stored(nb.cells[2].outputs, "text/plain")
    digit = next(c for c in reversed(data["text/plain"]) if c.isdigit())
    at = data["text/plain"].rindex(digit)
    text = data["text/plain"]
    data["text/plain"] = f"{text[:at]}{(int(digit) + 1) % 10}{text[at + 1 :]}"


def wrong_block(nb):
    data = stored(nb.cells[3].outputs, "image/png")
    image = np.array(Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).convert("RGBA"))
    image[40:48, 60:68, :3] = 255 - image[40:48, 60:68, :3]
    file = io.BytesIO()
    Image.fromarray(image).save(file, "PNG")
    data["image/png"] = base64.b64encode(file.getvalue()).decode()


def nothing(nb):
    pass


def both(nb):
    wrong_digit(nb)
    wrong_block(nb)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two copies of one small notebook: untouched, and with a wrong digit and a wrong block."""
    folder = tmp_path_factory.mktemp("small")
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    good = as_text(normalise(execute(nbformat.v4.new_notebook(cells=cells), folder)))
    for change in (nothing, both):
        nb = nbformat.reads(good, as_version=4)
        change(nb)
        (folder / f"{change.__name__}.ipynb").write_text(as_text(nb), encoding="utf-8")
    return folder


def red(folder, *names, **environment):
    """{notebook: numbers of the cells that failed}, of a run as `make test` makes it."""
    report = folder / "report.xml"
    paths = [str(folder / f"{name}.ipynb") for name in names]
    options = ["-q", "-p", "no:cacheprovider", f"--rootdir={folder}", f"--junitxml={report}"]
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", *options, *NBVAL[1:], *paths]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True)
    assert done.returncode in (0, 1), done.stdout.decode() + done.stderr.decode()
    cases = list(ET.parse(report).getroot().iter("testcase"))
    assert len(cases) == len(names) * len(CELLS)
    failed = [case for case in cases if case.find("failure") is not None]
    cells = [(case.get("classname"), int(case.get("name").split()[-1])) for case in failed]
    return {name: [cell for notebook, cell in cells if name in notebook] for name in names}


def test_one_digit_and_one_block_of_pixels_turn_the_run_red_and_nothing_else_does(folder):
    expected = {"nothing": [], "both": [2, 3]}
    assert red(folder, *expected) == expected


def test_one_sign_in_emlib_turns_the_run_red(folder, tmp_path):
    shutil.copytree(ROOT / "emlib", tmp_path / "emlib")
    gmm = tmp_path / "emlib" / "gmm.py"
    text = gmm.read_text(encoding="utf-8")
    assert text.count("- half_log_det(view.L)") == 1
    gmm.write_text(
        text.replace("- half_log_det(view.L)", "+ half_log_det(view.L)"), encoding="utf-8"
    )
    assert red(folder, "nothing", PYTHONPATH=str(tmp_path)) == {"nothing": [2, 3]}
