"""The made-up class: what it hands in is made from an assignment, and stands on its own."""

import numpy as np
import pytest

from emgrade import class_of_ten, made_up
from emgrade.harmless import read_csv
from emgrade.load import load
from emgrade.sections import ROOT
from emgrade.spec import Function, Number
from emgrade.student import notebook

SLUGS = sorted(path.parent.name for path in (ROOT / "exercises").glob("*/grade.py"))
LOADED = {slug: load(ROOT / "exercises" / slug) for slug in SLUGS}
every_set = pytest.mark.parametrize("slug", SLUGS)


@every_set
def test_every_made_up_answer_runs_on_its_own_and_wrong_ones_are_not_right(slug):
    right, wrong = made_up.answers(LOADED[slug])
    for question in LOADED[slug].assignment.questions:
        for source in wrong[question.id]:
            names = {"np": np}
            exec(source, names)
            assert question.name in names
            if isinstance(question, Number) and question.given is None:
                gap = np.abs(np.subtract(names[question.name], question.right()))
                assert (gap > question.tol).any()
        if isinstance(question, Function):
            compile(right[question.id][0], question.id, "exec")


def test_a_mistake_calls_a_helper_that_has_the_name_of_the_answer():
    question = next(q for q in LOADED["a-one-week"].assignment.questions if q.id == "m-step")
    names = {}
    exec(made_up.wrong_answers(question)[0], names)
    x, gamma = np.array([[1.0], [2.0], [3.0]]), np.full((3, 2), 0.5)
    pi, _, Sigma = names["m_step"](x, gamma)
    assert pi.tolist() == [0.5, 0.5] and (abs(Sigma - 2 / 3) > 0.1).all()  # not over N_k


@every_set
def test_the_ten_have_a_notebook_each_and_only_one_cannot_be_read_as_python(slug):
    asked, made, broken = notebook(LOADED[slug]), made_up.answers(LOADED[slug]), set()
    for pupil in class_of_ten.PUPILS:
        for cell in class_of_ten.handed_in(pupil, asked, *made).cells:
            try:
                compile(cell.source, pupil.id, "exec") if cell.cell_type == "code" else None
            except SyntaxError:
                broken.add(pupil.name)
    assert broken == {"=Ibn al-Haytham"}


def test_a_mistake_brings_along_what_it_uses_and_no_more():
    question = LOADED["a-one-week"].assignment.questions[0]
    source = made_up.wrong_answers(question)[0]
    assert source.count("def ") == 2 and "import numpy as np" in source
    assert "Check(" not in source and "ASSIGNMENT" not in source


def test_points_are_filled_in_where_a_human_would_and_nowhere_else(tmp_path):
    loaded = LOADED["c-theory"]
    table, places = tmp_path / "texts.csv", made_up.columns(loaded.assignment)
    gibbs = [name for name in places if name.startswith("proof-gibbs")]
    cells = ["" if name in gibbs else "·" for name in places]
    answers = [loaded.solutions["proof-gibbs"], "nothing"]
    rows = [["s1", "proof-gibbs", "1", answer, *cells, ""] for answer in answers]
    made_up.write_csv(table, [*made_up.FIRST, *places, made_up.LAST], rows)
    assert made_up.fill(table, loaded) == 2
    for row, most in zip(read_csv(table), (1, 0), strict=True):
        told = {name: row[name.lower()] for name in places}
        assert {told[name] for name in gibbs} == {str(most)}
        assert {told[name] for name in set(places) - set(gibbs)} == {"·"}
