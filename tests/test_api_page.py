"""The page of functions leaves no module out."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMANDS = {"__init__", "__main__"}


def test_every_module_stands_on_the_page_once():
    page = (ROOT / "book" / "api.md").read_text(encoding="utf-8")
    shown = re.findall(r"automodule:: emlib\.([\w.]+)", page)
    files = [path.relative_to(ROOT / "emlib") for path in (ROOT / "emlib").rglob("*.py")]
    modules = {
        ".".join(path.with_suffix("").parts)
        for path in files
        if path.stem not in COMMANDS and path.parts[0] != "widgets"
    }
    assert sorted(shown) == sorted(modules)


def from_the_top(text):
    """What a text takes from emlib itself, on one line or in brackets."""
    lists = re.findall(r"^from emlib import (\([^)]*\)|.*)$", text, re.M)
    return {name for names in lists for name in re.findall(r"\w+", names)}


def test_what_the_chapters_take_from_the_top_stands_on_the_page():
    page = (ROOT / "book" / "api.md").read_text(encoding="utf-8")
    listed = from_the_top(page.split("Nearly all names")[1])
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        assert from_the_top("\n".join(code)) <= listed
