"""The pages without code: what they name exists, and what they quote runs."""

import json
import re
from importlib import import_module
from pathlib import Path

import pytest

from emlib import GMM, init

ROOT = Path(__file__).parent.parent
NOTATION = (ROOT / "book" / "notation.md").read_text(encoding="utf-8")
WITH_CODE = ["README.md", "book/how-to-read.md", "book/data.md", "book/api.md"]
WITH_COMMANDS = ["README.md", "CONTRIBUTING.md", "book/how-to-read.md"]


@pytest.mark.parametrize("page", WITH_CODE)
def test_the_programs_on_a_page_run(page, tmp_path, monkeypatch):
    programs = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)
    assert programs
    monkeypatch.chdir(tmp_path)  # one writes a file
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")  # one sets it: here it is put back
    for program in programs:
        exec(program, {})


@pytest.mark.parametrize("page", WITH_COMMANDS)
def test_the_commands_on_a_page_exist(page):
    named = re.findall(r"(?:`|^)make ([a-z-]+)", (ROOT / page).read_text(encoding="utf-8"), re.M)
    known = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert named and set(named) <= set(known)


def test_the_names_on_the_notation_page_exist():
    modules = {"certificate": "study.certificate", "datasets": "datasets", "gmm": "gmm"}
    homes = {name: dir(import_module(f"emlib.{at}")) for name, at in modules.items()}
    homes |= {"init": dir(init), "model": dir(GMM())}
    named = re.findall(rf"\b({'|'.join(homes)})\.([A-Za-z_]+)", NOTATION)
    assert len(named) > 10
    assert [f"{home}.{name}" for home, name in named if name not in homes[home]] == []


def bishop_numbers(text):
    """Which equations of chapter 9 a text names; (9.1)–(9.5) and 9.24 to 9.27 name all between."""
    numbers = {int(n) for n in re.findall(r"\b9\.(\d+)\b", text)}
    for first, last in re.findall(r"9\.(\d+)\)? ?(?:–|to) ?\(?9\.(\d+)", text):
        numbers |= set(range(int(first), int(last) + 1))
    return numbers


def test_every_equation_number_in_the_package_stands_on_the_notation_page():
    code = "\n".join(f.read_text(encoding="utf-8") for f in (ROOT / "emlib").rglob("*.py"))
    quoted = bishop_numbers("\n".join(re.findall(r"#.*|Bishop 9.*", code)))
    assert len(quoted) > 8
    assert quoted <= bishop_numbers(NOTATION)


NOTEBOOKS = sorted([*(ROOT / "notebooks").glob("*.ipynb"), *(ROOT / "book").glob("*.ipynb")])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_directives_in_a_notebook_are_written_with_colons(path):
    """With backticks they are raw text wherever the MyST extension is missing."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    prose = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    assert re.findall(r"^\s*`{3,}\{.*", prose, re.M) == []


def test_quotation_marks_are_english():
    pages = [*NOTEBOOKS, *ROOT.glob("*.md")]
    for folder in ("book", "emlib", "tests", "tools", "benchmarks"):
        pages += [p for end in ("md", "py", "js") for p in (ROOT / folder).rglob(f"*.{end}")]
    foreign = "\u00ab", "\u00bb"
    found = [p.name for p in pages if any(m in p.read_text(encoding="utf-8") for m in foreign)]
    assert found == []
