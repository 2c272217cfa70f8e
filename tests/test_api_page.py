"""The page of functions leaves no module out."""

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
