"""The page of functions leaves no module out."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMANDS = {"__init__", "__main__"}


def test_every_module_stands_on_the_page_once():
    page = (ROOT / "book" / "api.md").read_text(encoding="utf-8")
    shown = re.findall(r"automodule:: emlib\.(\w+)", page)
    modules = {path.stem for path in (ROOT / "emlib").glob("*.py")} - COMMANDS
    assert sorted(shown) == sorted(modules)
