"""The figures in JupyterLab with a kernel: driven by hand, read back and set from Python."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import TimeoutError

from emlib.widgets import BeTheEM, MixtureOrSum

pytestmark = pytest.mark.browser
# JupyterLab asks for a kernel if it comes to start one before it knows which there are, or before
# it has read which one the notebook wants: so it is told.
OPEN = """async () => {
  const { restored, serviceManager, commands } = window.jupyterapp;
  await restored;
  await serviceManager.kernelspecs.ready;
  await commands.execute('docmanager:open', { path: 'figures.ipynb', kernel: { name: 'python3' } });
}"""
# dialogs that may be closed, by their button for yes; more than one is a failure all the same
INFORMS = ("Kernel Restarting", "Server unavailable or unreachable", "Select Kernel")
ROOT = Path(__file__).parents[2]
CELLS = [
    "from emlib.widgets import BeTheEM, MixtureOrSum\nw = BeTheEM()\nw",
    "print(w, w.prediction)",
    "w.start, w.step = 'slow', 5",
    "v = MixtureOrSum()\nv",
    "print(v)",
    "v.set_trait('pi', 0.75)\nv.set_trait('separation', 2.85)",
]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@pytest.fixture
def lab(tmp_path):
    """The address of a JupyterLab of its own, in a folder with the notebook."""
    pytest.importorskip("jupyterlab")
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(
        nbformat.v4.new_notebook(cells=cells, metadata=about), tmp_path / "figures.ipynb"
    )
    port, token = free_port(), secrets.token_hex(8)
    home = tmp_path / "home"
    home.mkdir()
    places = {
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_RUNTIME_DIR": str(home / "run"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "spaces"),
    }
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        f"--port={port}",
        f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={tmp_path}",
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.news_url=None",
    ]
    environment = os.environ | places | {"PYTHONPATH": str(ROOT)}
    with (tmp_path / "lab.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            wait_for(
                f"http://127.0.0.1:{port}/api/status?token={token}", server, tmp_path / "lab.log"
            )
            yield f"http://127.0.0.1:{port}/lab?token={token}&reset"
        finally:
            server.terminate()
            server.wait(timeout=30)
            print((tmp_path / "lab.log").read_text())  # pytest shows it if the test fails


def wait_for(url, server, log):
    for _ in range(240):
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text()}")


@pytest.fixture
def page(browser, lab):
    outside = []
    context = browser.new_context(viewport={"width": 1200, "height": 1400}, reduced_motion="reduce")
    context.route(
        lambda url: not url.startswith((lab.split("/lab?")[0], "data:", "blob:")),
        lambda route: (outside.append(route.request.url), route.abort()),
    )
    page = context.new_page()
    dialogs = []
    page.add_locator_handler(page.locator(".jp-Dialog"), lambda box: answer(box, dialogs))
    page.goto(lab)
    page.wait_for_function("window.jupyterapp", timeout=60_000)
    page.evaluate(OPEN)
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    page.wait_for_selector(".jp-Spinner", state="detached", timeout=60_000)
    page.wait_for_selector(".jp-NotebookPanel-toolbar [data-status=idle]", timeout=60_000)
    yield page
    context.close()
    assert outside == []
    assert len(dialogs) <= 1, dialogs


def answer(box, dialogs):
    """A dialog that lies over the page: its words are kept, and it is closed if it only informs."""
    words = box.inner_text()
    dialogs.append(words)
    print("a dialog of JupyterLab:", words)
    assert words.startswith(INFORMS), words
    box.locator(".jp-mod-accept").last.click()


def cell(page, number):
    return page.locator(".jp-Notebook .jp-CodeCell").nth(number)


DONE = r"""n => /\[\d+\]/.test(
  document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')[n].textContent)"""


def run(page, number):
    """Run one cell by hand; again if the kernel, still starting, has lost the first request."""
    for _ in range(6):
        cell(page, number).locator(".cm-content").click()
        page.keyboard.press("Shift+Enter")
        try:
            return page.wait_for_function(DONE, arg=number, timeout=10_000)
        except TimeoutError:
            continue
    raise AssertionError(f"cell {number} was never run")


def printed(page, number, expected):
    """Run the cell until it prints that: a change travels to the kernel in its own time."""
    for _ in range(20):
        run(page, number)
        page.wait_for_timeout(200)
        if (
            text := cell(page, number).locator(".jp-OutputArea-output").inner_text().strip()
        ) == expected:
            return
    assert text == expected


def test_a_kernel_reads_and_sets_what_the_hand_moves(page):
    run(page, 0)
    figure = page.locator(".em-w00")
    figure.wait_for(timeout=30_000)
    figure.get_by_label("about 20").check()
    figure.get_by_role("button", name="E colour the points").click()
    page.keyboard.press("m")  # the figure's M, not JupyterLab's “to markdown”
    page.keyboard.press("b")  # nobody's: JupyterLab would add a cell
    assert "round 1" in figure.locator(".em-numbers").inner_text()
    assert page.locator(".jp-Notebook .jp-CodeCell").count() == len(CELLS)
    printed(page, 1, f"{BeTheEM(step=2)} 1")

    run(page, 2)
    bound = f"{BeTheEM(start='slow', step=5).bound:.2f}".replace("-", "−")
    figure.get_by_text(f"ℓ = {bound}").first.wait_for(timeout=10_000)
    assert figure.get_by_label("Try a setting").input_value() == "slow"

    run(page, 3)
    other = page.locator(".em-w01")
    other.wait_for(timeout=30_000)
    other.get_by_role("slider", name="centre of X₂").press("Shift+ArrowRight")
    other.get_by_label("weighted sum").check()
    printed(page, 4, str(MixtureOrSum(separation=4.5, mode="weighted")))
    run(page, 5)
    page.wait_for_function("document.querySelector('.em-w01 input[type=number]').value === '0.75'")
    variance = f"{MixtureOrSum(pi=0.75, separation=2.85, mode='weighted').summary.variance:.3f}"
    assert variance in other.locator(".em-numbers").inner_text()
