"""What follows from exercises/ is in step, tells no solution, and answers as it should."""

import re
import subprocess
import sys
from functools import cache

import nbformat
import numpy as np
import pytest
from setuptools import find_packages

from emgrade import build, check_cell, export, seeds, set_up, slips, student, trial
from emgrade.load import answer_of
from emgrade.parts import parts
from emgrade.spec import Choice, Function, Number

ROOT = build.ROOT
LOADED = {loaded.assignment.slug: loaded for loaded in build.assignments(ROOT)}
GRADED = [slug for slug, loaded in LOADED.items() if loaded.assignment.release == "graded"]
QUESTIONS = [(slug, q) for slug, loaded in LOADED.items() for q in loaded.assignment.questions]
KINDS = {kind: [(s, q) for s, q in QUESTIONS if isinstance(q, kind)] for kind in (Function, Number)}
HAND = ("capstone", "for-students", "for-teachers", "instructor-guide")
BY_HAND = {f"book/exercises/{name}.md" for name in HAND}
SHORT = 25  # characters: a shorter line of a solution may stand anywhere by chance
every_set = pytest.mark.parametrize("slug", LOADED)


def of_kind(kind):
    found = KINDS[kind]
    return pytest.mark.parametrize(
        "slug, question", found, ids=[f"{slug}-{question.id}" for slug, question in found]
    )


@cache
def code_cells(slug, solved=False):
    """[(the question that a cell answers or None, source)]"""
    cells = student.notebook(LOADED[slug], solved).cells
    return [(answer_of(cell), cell.source) for cell in cells if cell.cell_type == "code"]


def run_all(cells, **names):
    """The names after "Run all" of cells given as (question, source); stubs may stop."""
    names = {"__name__": "__main__", **names}
    for _, source in cells:
        exec(source, names)
    return names


def check_after(slug, name):
    """The check cell of a question."""
    cells = code_cells(slug)
    at = next(at for at, (question, _) in enumerate(cells) if question == name)
    return cells[at + 1][1]


@cache
def started(slug):
    """The names after the set-up, the cells of the teacher and the given numbers."""
    return run_all([cell for cell in code_cells(slug) if cell[0] is None and not is_check(cell)])


def is_check(cell):
    return cell[1].startswith("# @title Check")


def said(capsys, slug, name, **answers):
    """What a check cell prints for answers by name."""
    names = {**started(slug), **answers}
    for module in ("emcheck", "emrules"):  # another set may have run since
        sys.modules[module] = started(slug)[module]
    capsys.readouterr()
    exec(check_after(slug, name), names)
    return capsys.readouterr().out.splitlines()


# the files


def test_all_that_follows_from_exercises_is_in_step():
    made = build.files(ROOT)
    old = [n for n, t in made.items() if (ROOT / n).read_text(encoding="utf-8") != t]
    assert old == [], "run `make exercises`"
    folders = [("book/exercises", "*.md"), ("notebooks/exercises", "*.ipynb")]
    there = {p.relative_to(ROOT).as_posix() for f, end in folders for p in (ROOT / f).glob(end)}
    assert there - BY_HAND == set(made), "a file whose exercise is gone"


def test_built_twice_no_byte_changes_and_an_outdated_file_is_made_anew(tmp_path, capsys):
    exercise = tmp_path / "exercises" / "warm-up"
    exercise.mkdir(parents=True)
    for name in ("grade.py", "master.md"):
        text = (ROOT / "exercises" / "warm-up" / name).read_text(encoding="utf-8")
        (exercise / name).write_text(text, encoding="utf-8")
    assert build.main(["--root", str(tmp_path)]) == 0
    made = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    assert len(made) == 7  # two sources, the list, the page and three notebooks
    capsys.readouterr()
    (tmp_path / "book" / "exercises" / "warm-up.md").write_text("old")
    assert build.main(["--root", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("changed") == 1
    assert made == {path: path.read_bytes() for path in made}


@every_set
def test_a_set_stands_in_the_table_of_contents(slug):
    assert f"- file: book/exercises/{slug}\n" in (ROOT / "_toc.yml").read_text()


def secret_lines(slug):
    """The lines of a solution that its stub does not have."""
    for part in parts(LOADED[slug])[0]:
        stub = {line.strip() for line in part.stub.splitlines()}
        for line in map(str.strip, part.solution.splitlines()):
            if line not in stub and len(line) > SHORT:
                yield line


@cache
def public_texts():
    """{file: text} of the book's sources, and of the built site if there is one."""
    made = [ROOT / "_build" / "html"] if (ROOT / "_build" / "html").is_dir() else []
    ends = {".md", ".ipynb", ".html", ".js", ".txt", ".py"}
    folders = [ROOT / "book", ROOT / "notebooks", ROOT / "emlib", *made]
    files = [path for folder in folders for path in folder.rglob("*.*") if path.suffix in ends]
    return {str(path): path.read_text(encoding="utf-8", errors="replace") for path in files}


def found_in(line, texts):
    written = (line, line.replace("\\", "\\\\").replace('"', '\\"'))  # as it is, and in JSON
    return [name for name, text in texts.items() if any(form in text for form in written)]


# Lines that the chapters themselves teach, so that they stand in the book whatever a set holds.
def taught(line):
    chapters = [n for n in public_texts() if re.search(r"(notebooks/\d\d-|emlib/|appendix)", n)]
    return bool(found_in(line, {name: public_texts()[name] for name in chapters}))


@cache
def handed_out():
    """What the sets themselves show on purpose: their texts, stubs, and solutions for practice."""
    shown = []
    for loaded in LOADED.values():
        found, after = parts(loaded)
        told = loaded.assignment.release == "practice"
        for part in found:
            shown += [cell.source for cell in (*part.before, *part.text)] + [part.stub]
            shown += [part.solution] if told else []
        shown += [cell.source for cell in after]
    return "\n".join(shown)


@pytest.mark.parametrize("slug", GRADED or [None])
def test_the_solution_of_a_graded_set_is_nowhere_in_public(slug):
    if slug is None:
        pytest.skip("no graded set yet")
    secret = list(secret_lines(slug))
    assert secret
    leaks = {
        line: found_in(line, public_texts())
        for line in secret
        if not taught(line) and line not in handed_out()
    }
    assert {line: names for line, names in leaks.items() if names} == {}


def test_a_line_of_a_published_solution_is_found():
    assert all(found_in(line, public_texts()) for line in secret_lines("warm-up"))


def test_the_wheel_holds_nothing_but_emlib():
    packages = find_packages(str(ROOT), include=["emlib*"])
    assert packages and all(re.match(r"emlib\b", package) for package in packages)
    assert 'include = ["emlib*"]' in (ROOT / "pyproject.toml").read_text()


def test_instructor_is_not_kept_in_git():
    assert "instructor/\n" in (ROOT / ".gitignore").read_text()


# the student's notebook


@every_set
def test_a_new_notebook_runs_from_top_to_bottom_and_says_what_to_do(slug, capsys):
    cells = code_cells(slug)
    assert cells[0][1].splitlines()[-1] == 'STUDENT = ""'
    run_all(cells)
    lines = [li for li in capsys.readouterr().out.splitlines() if li.startswith("not yet: ")]
    assert len(lines) == len(LOADED[slug].assignment.questions)


@every_set
def test_a_solved_notebook_hears_that_every_visible_check_is_right(slug, capsys):
    loaded = LOADED[slug]
    run_all(
        [(None, s.replace('STUDENT = ""', 'STUDENT = "A. N."')) for _, s in code_cells(slug, True)]
    )
    out = capsys.readouterr().out
    assert "not yet" not in out and "nobody" not in out
    for question in loaded.assignment.questions:
        for check in set_up.visible(question):
            assert f"right: {check.name}" in out


@every_set
def test_a_notebook_is_plain_markdown_and_needs_none_of_our_code(slug):
    nb = nbformat.read(ROOT / f"notebooks/exercises/{slug}.ipynb", as_version=4)
    nbformat.validate(nb)
    prose = "\n".join(cell.source for cell in nb.cells if cell.cell_type == "markdown")
    assert not re.search(r"^\s*(:::|`{3,}\{)|\{(term|ref|eq|prf:ref|cite)\}`", prose, re.M)
    code = "\n".join(cell.source for cell in nb.cells if cell.cell_type == "code")
    assert not re.search(r"^\s*(from|import) (emlib|emgrade)", code, re.M)
    assert sum("# @title Set-up" in cell.source for cell in nb.cells) == 1


def test_a_notebook_runs_where_only_numpy_is_installed(tmp_path):
    code = "\n".join(source for _, source in code_cells("warm-up"))
    block = "import sys\nfor m in ('scipy', 'emlib', 'emgrade'): sys.modules[m] = None\n"
    (tmp_path / "run.py").write_text(block + code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "run.py"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0 and done.stdout.count("not yet: ") == 2, done.stderr


def about(check):
    """What begins with a check's name; other names may begin with it, too."""
    return f": {re.escape(check)}(?=$|[.:;,?])"


@of_kind(Function)
def test_each_mistake_that_a_visible_check_can_see_is_named(slug, question, capsys):
    loaded = LOADED[slug]
    checks = [
        check_cell.stored_check(loaded, question, check, loaded.solutions[question.id])
        for check in set_up.visible(question)
    ]
    named = 0
    for mistake in question.mistakes:
        why = check_cell.sentence(mistake.why)
        seen = [check for check in checks if why in dict(check["mistakes"])]
        if not seen:
            continue
        out = said(capsys, slug, question.id, **{question.name: mistake.answer})
        for check in seen:
            (line,) = [line for line in out if re.search(about(check["check"]), line)]
            twins = [w for w, given in check["mistakes"] if given == dict(check["mistakes"])[why]]
            right = line.startswith("right") and check["judge"]  # its judge has no complaint
            assert right or any(f": {w}. Read " in line for w in twins), line
            named += not right
    assert named or not any(check["mistakes"] for check in checks)


@of_kind(Number)
def test_each_slip_of_a_number_is_named_and_a_right_one_is_told_only_in_practice(
    slug, question, capsys
):
    numbers = dict(question.given(seeds.own(""))) if question.given else {}
    right = np.atleast_1d(question.right(**numbers)).astype(float)
    out = said(capsys, slug, question.id, **{question.name: question.right(**numbers)})
    practice = LOADED[slug].assignment.release == "practice"
    assert out == ["right"] if practice else out[0].startswith("there: ")
    if not slips.draws(question):
        pytest.skip("too many sets of numbers: slips are named after the grading")
    known = list(slips.values(question, numbers))
    for mistake, value in zip(question.mistakes, known, strict=True):
        if slips.known_digest(question, "", 0, value, right) == "-":
            continue
        answer = value.tolist() if np.ndim(question.right(**numbers)) else float(value[0])
        (line,) = said(capsys, slug, question.id, **{question.name: answer})
        near = [
            check_cell.sentence(m.why)
            for m, other in zip(question.mistakes, known, strict=True)
            if other.shape == value.shape and np.abs(other - value).max() <= 2 * question.tol
        ]
        assert line.startswith(tuple(f"not yet: {why}. Read " for why in near)), mistake.code


@pytest.mark.parametrize("slug", GRADED or [None])
def test_a_graded_notebook_holds_no_right_number_and_no_reason_of_an_option(slug):
    if slug is None:
        pytest.skip("no graded set yet")
    for question in LOADED[slug].assignment.questions:
        check = check_after(slug, question.id)
        if isinstance(question, Number):
            rows = slips.rows(question, told=False)
            assert all(row.split(" = ")[1].startswith("-") for row in rows.split("; ") if row)
            assert rows[:60] in check.replace("'\n", "").replace("'", "") or "'rows'" in check
        if isinstance(question, Choice):
            assert not any(why in check for why in question.options.values())


WEIGHTS = [np.array([0.25, 0.75]), np.array([1.0, 3.0]), np.array([1.0, 2.0])]


def right_shares(x, pi, mu, sigma2):
    moments = np.exp(-0.5 * (x[:, None] - mu) ** 2 / sigma2) * pi / np.sqrt(sigma2)
    return moments / moments.sum(axis=1, keepdims=True)


def overwrites(x, pi, mu, sigma2):
    x[:] = 0
    return right_shares(x, pi, mu, sigma2)


def test_names_of_the_reader_are_not_the_checkers(capsys):
    spoilt = dict.fromkeys(
        ["moments", "labels", "CASES", "check", "np", "emcheck", "emrules", "real", "outputs"]
    )
    out = said(capsys, "warm-up", "shares", responsibilities=right_shares, **spoilt)
    assert [line.split(":")[0] for line in out[:2]] == ["right", "right"]


@pytest.mark.parametrize(
    "answer, words",
    [
        (overwrites, "Python stopped with ValueError"),
        (lambda *a: sys.exit(), "Python stopped with SystemExit"),
        (lambda *a: None, "nothing came back"),
        (lambda *a: "abc", "numbers are wanted"),
        (17, "responsibilities is no function"),
    ],
)
def test_a_broken_answer_hears_it_in_a_line_and_nothing_is_raised(answer, words, capsys):
    out = said(capsys, "warm-up", "shares", responsibilities=answer)
    assert words in out[0] and out[0].startswith("not yet")


def test_an_answer_whose_cell_was_not_run_is_asked_for(capsys):
    (line,) = said(capsys, "warm-up", "shares")
    assert line.startswith("not yet: there is no responsibilities")


def test_a_check_without_the_set_up_says_so(capsys, monkeypatch):
    for name in ("emcheck", "emrules"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    exec(check_after("warm-up", "shares"), {})
    assert capsys.readouterr().out == "not yet: run the set-up cell at the top first\n"


def test_a_table_of_the_visible_numbers_passes_the_visible_checks_and_no_more(capsys):
    """This is why the grading has hidden ones."""
    table = {x: right_shares(np.array([x]), *WEIGHTS)[0] for x in (1.0, 2.0, 3.0)}

    def looked_up(x, pi, mu, sigma2):
        return np.array([table.get(point, [0.5, 0.5]) for point in x])

    out = said(capsys, "warm-up", "shares", responsibilities=looked_up)
    assert [line.split(":")[0] for line in out[:2]] == ["right", "right"]
    (question,) = [q for q in LOADED["warm-up"].assignment.questions if q.id == "shares"]
    hidden = [check for check in question.checks if not check.visible]
    for check in hidden:
        calls = check.calls(seeds.hidden("s", "a", "warm-up", "shares", check.name))
        pairs = [(looked_up(*c), LOADED["warm-up"].solutions["shares"](*c)) for c in calls]
        assert any(a.shape != b.shape or np.abs(a - b).max() > 0.1 for a, b in pairs)


def test_own_numbers_follow_from_the_name_alone(capsys):
    names = {"A. Student": None, "a.student": None, "B. Student": None, "": None}
    cells = code_cells("warm-up")
    for name in names:
        run = [(q, s.replace('STUDENT = ""', f"STUDENT = {name!r}")) for q, s in cells]
        names[name] = run_all(run)["weight"], run_all(run)["mean"]
    assert names["A. Student"] == names["a.student"]
    assert len(set(names.values())) > 1
    (question,) = [q for q in LOADED["warm-up"].assignment.questions if q.id == "one-share"]
    assert tuple(question.given(seeds.own("B. Student")).values()) == names["B. Student"]


# the export


def test_nbgrader_takes_the_export_and_hides_the_hidden(tmp_path, monkeypatch):
    nbgrader = pytest.importorskip("nbgrader")
    assert nbgrader.__version__
    made = build.private(LOADED["warm-up"])
    (name,) = [name for name in made if "nbgrader" in name]
    path = tmp_path / "source" / "warm-up" / "warm-up.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(made[name], encoding="utf-8")
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", "warm-up", "--no-db"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    text = (tmp_path / "release" / "warm-up" / "warm-up.ipynb").read_text(encoding="utf-8")
    assert "HIDDEN" not in text and "emtrial" not in text
    assert not any(found_in(line, {"release": text}) for line in secret_lines("warm-up"))


def test_every_hidden_test_of_the_exports_passes_on_the_solution():
    for slug, loaded in LOADED.items():
        for question in (q for s, q in KINDS[Function] if s == slug and q.id != "fit-gmm"):
            right = loaded.solutions[question.id]
            for check in question.checks:
                told = (lambda right=right: right, question.id, check.name)
                trial.passes(loaded.assignment, right, *told)


ALONE = """
import sys
from pathlib import Path

for path in sys.argv[1:]:
    names = {}
    exec(Path(path).read_text(encoding="utf-8"), names)
    print(names["ASSIGNMENT"].slug, set(names["SOLUTIONS"]) > {"np"})
"""


def test_the_tools_of_every_export_need_nothing_of_ours(tmp_path):
    """Also where neither emgrade nor the course's data is, as on an autograder's machine."""
    for slug, loaded in LOADED.items():
        cells = [source for _, source in code_cells(slug)[:2]] + [export.tools(loaded)]
        (tmp_path / f"{slug}.py").write_text("\n".join(cells), encoding="utf-8")
    command = [sys.executable, "-I", "-c", ALONE, *map(str, sorted(tmp_path.glob("*.py")))]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines() == [f"{slug} True" for slug in sorted(LOADED)]


def test_the_tests_of_the_export_pass_on_the_solution_and_fail_on_a_mistake():
    made = build.private(LOADED["warm-up"])
    (text,) = [text for name, text in made.items() if "nbgrader" in name]
    cells = [c for c in nbformat.reads(text, as_version=4).cells if c.cell_type == "code"]
    total = sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in cells)
    assert total == LOADED["warm-up"].assignment.points
    names = run_all([(None, cell.source) for cell in cells])
    (question,) = [q for q in LOADED["warm-up"].assignment.questions if q.id == "shares"]
    names["responsibilities"], names["share"] = question.mistakes[0].answer, 0.123
    failed = 0
    for cell in cells:
        if cell.metadata.get("nbgrader", {}).get("points"):
            try:
                exec(cell.source, names)
            except AssertionError:
                failed += 1
    assert failed == 6  # all but the sums of rows, which are one without the weights, too
