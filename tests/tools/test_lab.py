"""JupyterLab loads what the notebooks are written for: MyST text, and the figures that move."""

import re
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def extensions():
    """{name: whether this JupyterLab can load it}."""
    command = [sys.executable, "-m", "jupyter", "labextension", "list"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    words = re.sub(r"\x1b\[\d+m", "", done.stdout + done.stderr)
    return {name: "OK" in state for name, state in re.findall(r"(\S+) v\S+ enabled (.*)", words)}


@pytest.mark.parametrize(
    "name", ["jupyterlab-myst", "anywidget", "@jupyter-widgets/jupyterlab-manager"]
)
def test_the_extension_loads(extensions, name):
    assert extensions[name]
