"""W06: runs and counts are emlib's, the words are true of them, and every control does its part."""

import numpy as np
import pytest
import traitlets

from emlib import GMM, Collapsed, datasets, labels
from emlib.widgets import ManyStarts, iris_shapes

IRIS, SHAPES = datasets.iris(), iris_shapes.shapes()
OPENED = [43, 146, 73]
FLAT = 73  # a start of the long shape that ends as flat as paper
CASES = [(name, rows) for name in SHAPES for rows in (OPENED, [146, 43, 73])]
CASES += [("long", [146, 73, 43]), ("long", [73, 43, 146]), ("long", [0, 60, 120])]
MIXED = np.array([len(set(IRIS.z[rows])) == 3 for rows in iris_shapes.flowers()])


def stored(name):
    bounds = iris_shapes.endings()[list(SHAPES).index(name)]
    return [
        {"bound": None if np.isnan(b) else b, "mixed": bool(m)}
        for b, m in zip(bounds, MIXED, strict=True)
    ]


def run(drive, cases):
    def job(name, rows):
        about = {"x": IRIS.x, "z": IRIS.z, "Sigma": SHAPES[name].ravel(), "rows": list(rows)}
        return {"job": "flowers", **about, "starts": stored(name)}

    return drive([job(name, rows) for name, rows in cases])


def lost():
    bounds = iris_shapes.endings()[list(SHAPES).index("long")]
    return iris_shapes.flowers()[np.flatnonzero(np.isnan(bounds))[0]].tolist()


def test_runs_end_where_emlib_says_with_the_same_flowers_wrong(drive):
    for (name, rows), found in zip(CASES, run(drive, CASES), strict=True):
        end = ManyStarts(shape=name, flowers=rows).end()
        assert found["bound"] == pytest.approx(end.bound, rel=1e-9)
        assert abs(found["rounds"] - end.n_iter) <= 2  # the stopping rule meets the last digits
        z = GMM().predict(IRIS.x, end.theta)
        named = labels.relabel(z, labels.match(IRIS.z, z))
        assert len(found["off"]) == labels.errors(IRIS.z, z)
        if len(found["off"]) < 50:  # with more, two namings may be equally good
            assert found["off"] == np.flatnonzero(named != IRIS.z).tolist()
        np.testing.assert_allclose(found["petals"]["mu"], end.theta.mu[:, 2:].ravel(), rtol=1e-6)
        seen = end.theta.Sigma[:, 2:, 2:].ravel()
        np.testing.assert_allclose(found["petals"]["Sigma"], seen, rtol=1e-5)


def test_a_run_that_collapses_does_so_in_both(drive):
    (found,) = run(drive, [("long", lost())])
    end = ManyStarts(flowers=lost()).end()
    assert isinstance(end, Collapsed) and found["collapsed"]["component"] == end.component
    assert found["numbers"][1] == "collapsed" and "grows thinner without end" in found["told"]


def test_the_counts_of_the_text_are_those_of_the_stored_endings(drive):
    found = run(drive, [(name, OPENED) for name in SHAPES])
    counts = {name: one["count"] for name, one in zip(SHAPES, found, strict=True)}
    assert [c["best"] for c in counts.values()] == [264, 211, 145, 79, 40, 216, 49, 51]
    assert [c["bestMixed"] for c in counts.values()] == [107, 91, 71, 36, 13, 102, 18, 19]
    assert [c["collapsed"] for c in counts.values()] == [17, 17, 25, 20, 15, 31, 13, 43]
    assert {(c["all"], c["mixed"]) for c in counts.values()} == {(500, 112)}
    for name, count in counts.items():
        near = np.abs(iris_shapes.endings()[list(SHAPES).index(name)] + 180.19) < 0.05
        assert (count["best"], count["bestMixed"]) == (near.sum(), near[MIXED].sum())


def test_the_words_say_what_is_so(drive):
    flat = iris_shapes.flowers()[FLAT].tolist()
    cases = [("long", OPENED), ("round", OPENED), ("long", flat)]
    opened, circles, thin = run(drive, cases)
    assert opened["numbers"][:2] == ["ℓ = −186.57", "17 wrong"]
    assert opened["numbers"][3] == "best 40/500"
    assert opened["told"] == (
        "This start ends at −186.57, with 17 flowers wrong. From this shape 40 of 500 starts reach"
        " −180.19; of the 112 with one flower of each species, 13."
    )
    assert circles["numbers"][:2] == ["ℓ = −180.19", "5 wrong"]
    assert "−179.71" in thin["told"] and "as flat as paper" in thin["told"]
    end = ManyStarts(flowers=flat).end()
    assert np.sqrt(np.linalg.eigvalsh(end.theta.Sigma).min()) < 1e-3  # cm
    variances, axes = np.linalg.eigh(SHAPES["long"])
    gap = IRIS.x[IRIS.z == 2].mean(axis=0) - IRIS.x[IRIS.z == 1].mean(axis=0)
    assert abs(gap @ axes[:, -1]) / np.sqrt(variances[-1]) == pytest.approx(0.77, abs=0.005)


def test_the_figure_carries_the_stored_endings_and_draws_each_start_once(drive):
    figure = ManyStarts()
    hundredths, triples = np.frombuffer(figure.endings, "<u2"), list(figure.triples)
    about = {"triples": triples, "hundredths": hundredths, "z": IRIS.z}
    starts = drive([{"job": "stored", **about, "shape": k} for k in (0, 4)])
    for name, found in zip(("round", "long"), starts, strict=True):
        bounds = np.array([np.nan if s["bound"] is None else s["bound"] for s in found])
        np.testing.assert_allclose(bounds, [s["bound"] or np.nan for s in stored(name)], atol=0.005)
        assert [s["rows"] for s in found] == iris_shapes.flowers().tolist()
        assert [s["mixed"] for s in found] == MIXED.tolist()
    bars, order = drive(
        [
            {"job": "bars", "starts": stored("long"), "from": -207, "wide": 0.5},
            {"job": "ordered", "starts": stored("long")},
        ]
    )
    bars = np.array(bars)
    assert bars[:, 1:].sum() == 500 - 15 and bars[:, 1].sum() <= 112
    assert bars[bars[:, 0] == -180.5].tolist() == [[-180.5, 13, 27]]
    assert bars[0].tolist()[0] == -207 and bars[0, 1:].sum() == 25  # all that ends lower
    known = np.array([b for b in order if b is not None])
    assert (np.diff(known) >= 0).all() and order[-15:] == [None] * 15


def test_handles_take_the_nearest_flower_and_never_two_equal_ones(drive):
    x, z = IRIS.x, (6.9, 2.3)
    at = int(np.hypot(*(x[:, 2:] - z).T).argmin())
    twins = [101, 142]  # two flowers with the same four lengths
    assert (x[101] == x[142]).all()
    jobs = [{"job": "nearest", "x": x, "at": z, "others": others} for others in ([], [at])]
    jobs.append({"job": "nearest", "x": x, "at": x[101, 2:], "others": [142]})
    first, second, other = drive(jobs)
    assert first == at and second != at and other not in twins
    steps = [{"job": "onwards", "x": x, "n": 43, "column": 2, "others": [146, 73]}]
    on, back, far = drive([{**steps[0], "steps": n} for n in (1, -1, 1000)])
    assert x[on, 2] >= x[43, 2] >= x[back, 2] and len({on, back, 43}) == 3
    assert x[far, 2] == x[:, 2].max()


def test_predictions_and_answers_are_answered(drive):
    def reached(said, shape):
        return drive([{"job": "reached", "said": said, "shape": shape}])[0]

    assert reached("", "round").startswith("Choose or skip")
    assert reached("round", "long").startswith("Now choose")
    assert reached("round", "round").startswith("As you said")
    assert reached("same", "round").startswith("Not so") and "107" in reached("skip", "round")
    told = drive([{"job": "narrowed", "given": given} for given in ("", "hardly", "lot", "harms")])
    assert told[0] == "" and told[1].startswith("Right: 19 of 112") and told[2] == told[3]
    assert not any(digit in told[2] for digit in "0123456789")


def test_the_repr_says_the_result_and_bad_values_are_refused():
    assert repr(ManyStarts()) == (
        "ManyStarts(shape='long', flowers=[43, 146, 73]): EM ends at -186.57, 17 of 150 flowers"
        " wrong"
    )
    assert repr(ManyStarts(flowers=lost())).endswith("collapses")
    for flowers in ([1, 2], [1, 1, 2], [101, 142, 0], [0, 1, 150]):
        with pytest.raises(traitlets.TraitError, match="found"):
            ManyStarts(flowers=flowers)
    with pytest.raises(traitlets.TraitError):
        ManyStarts(shape="square")


def test_flowers_shapes_rounds_and_endings_are_chosen(open_page):
    page = open_page([ManyStarts()], width=390, height=700)
    numbers, rounds = page.locator(".em-numbers"), page.get_by_label("rounds", exact=True)
    controls = page.locator(".em-controls")
    assert rounds.is_disabled() and "predict first" in page.locator(".em-picture").text_content()
    page.locator(".em-predict").get_by_label("circles").check()
    assert "−186.57" in numbers.text_content() and "best 40/500" in numbers.text_content()
    controls.get_by_label("circles").check()
    assert "−180.19" in numbers.text_content() and "5 wrong" in numbers.text_content()
    assert "As you said" in page.locator(".em-predict .em-told").text_content()
    rounds.fill("3")
    assert "round 3/13" in numbers.text_content()
    tries = page.get_by_label("Try a setting")
    tries.select_option("As opened")
    ending = page.get_by_role("slider", name="start, in the order")
    ending.focus()
    place = int(ending.get_attribute("aria-valuenow"))
    page.keyboard.press("Shift+ArrowLeft")
    assert int(ending.get_attribute("aria-valuenow")) == place - 10 and tries.input_value() == ""

    def drag(node, dx, dy):
        box = node.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 2 + dx, box["y"] + box["height"] / 2 + dy)
        page.mouse.up()

    drag(ending, 60, 0)
    assert int(ending.get_attribute("aria-valuenow")) > place
    tries.select_option("As opened")
    blue = page.get_by_role("slider", name="flower where blue")
    before = blue.get_attribute("transform")
    drag(blue, 80, -30)
    dragged = blue.get_attribute("transform")
    assert dragged != before
    blue.focus()
    page.keyboard.press("Shift+ArrowRight")
    assert blue.get_attribute("transform") != dragged
    page.get_by_role("tab", name="Question").click()
    page.get_by_label("hardly").check()
    assert page.locator(".em-question .em-told").text_content().startswith("Right")
