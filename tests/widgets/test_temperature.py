"""W07: where the centres come to rest is emlib's answer, and the words are true of it."""

import numpy as np
import pytest
import traitlets

from emlib import GMM, datasets, kmeans, labels
from emlib.widgets import Temperature

SAMPLE = datasets.blog_samples(2)
TRUE, LONG = [5.0, 1.0, 1.0, 4.0], [6.0, 1.0, 4.0, 1.2]
CASES = [(s, TRUE) for s in (4.0, 1.0, 0.5, 0.1, 0.02, 0.001)] + [(0.001, LONG), (0.25, LONG)]


def settled(drive, cases):
    states = [{"sigma2": s, "starts": starts} for s, starts in cases]
    x, z = SAMPLE.x.tolist(), SAMPLE.z.tolist()
    return drive([{"job": "settle", "x": x, "z": z, "s": state} for state in states])


def test_the_centres_rest_where_emlib_says(drive):
    for (sigma2, starts), found in zip(CASES, settled(drive, CASES), strict=True):
        theta = Temperature(sigma2=sigma2, starts=starts).theta
        gamma = GMM().responsibilities(SAMPLE.x, theta)
        np.testing.assert_allclose(found["mu"], theta.mu.ravel(), atol=1e-8)
        np.testing.assert_allclose(found["share"], gamma[:, 0], atol=1e-8)
        J = kmeans.square_distances(SAMPLE.x, kmeans.Theta(theta.mu)).min(axis=1).sum()
        assert found["J"] == pytest.approx(J, rel=1e-9)
        assert found["undecided"] == (gamma.max(axis=1) < 0.9).sum()
        assert not found["moving"]
        if sigma2 < 2:
            assert found["wrong"] == labels.errors(SAMPLE.z, gamma.argmax(axis=1))


def test_the_numbers_of_the_text_are_those_of_the_figure(drive):
    warm, cold, long_, nearly = settled(
        drive, [(1, TRUE), (0.001, TRUE), (0.001, LONG), (0.02, TRUE)]
    )
    assert warm["numbers"] == ["σ² = 1", "J = 683.1", "undecided 315", "wrong 192"]
    assert "315 of the 500" in warm["told"] and "192 lie" in warm["told"]
    assert cold["numbers"] == ["σ² = 0.001", "J = 761.0", "undecided 0", "wrong 5"]
    assert long_["numbers"][1::2] == ["J = 654.7", "wrong 142"]
    assert nearly["numbers"][1::2] == ["J = 654.7", "wrong 140"]
    (at_melting,) = settled(drive, [(2.14, TRUE)])
    assert "still moving after 1000 rounds" in at_melting["told"]
    largest = np.linalg.eigvalsh(np.cov(SAMPLE.x.T, bias=True))[-1]
    assert largest == pytest.approx(2.138, abs=5e-4)


def test_predictions_and_answers_are_answered(drive):
    def outcome(said, seen):
        return drive([{"job": "outcome", "said": said, "seen": seen}])[0]

    assert outcome("", False).startswith("Choose") and outcome("apart", False).startswith("Try")
    assert outcome("halved", True).startswith("As you said")
    assert outcome("apart", True).startswith("Not so")
    assert outcome("skip", True).startswith("So it is")
    told = drive([{"job": "assessed", "given": given} for given in (-1, 2.1, 1, 3)])
    assert [text[:7] for text in told] == ["", "Right: ", "Not yet", "Beyond "]


def test_what_cannot_be_drawn_is_refused():
    for bad in ({"sigma2": 0.0}, {"sigma2": 5.0}, {"starts": [1.0, 2.0]}, {"starts": "no"}):
        with pytest.raises(traitlets.TraitError):
            Temperature(**bad)
    assert repr(Temperature(sigma2=0.001)).startswith(
        "Temperature(sigma2=0.001): centres at (4.940"
    )


def test_starts_are_dragged_stepped_and_chosen(open_page):
    figure = Temperature()
    page = open_page([figure], width=390, height=700)
    numbers = page.locator(".em-numbers")
    assert numbers.text_content().startswith("Drag the hollow marks")
    page.get_by_label("the long halved").check()
    assert "undecided 315" in numbers.text_content()
    tries = page.get_by_label("Try a setting")
    tries.select_option("Cold")
    assert "J = 761.0" in numbers.text_content()
    tries.select_option("Cold, both in the long cloud")
    assert "J = 654.7" in numbers.text_content()
    assert "As you said" in page.locator(".em-predict .em-told").text_content()
    second = page.locator(".em-handle").nth(1)
    second.focus()
    before = second.get_attribute("transform")
    page.keyboard.press("Shift+ArrowLeft")
    assert second.get_attribute("transform") != before and tries.input_value() == ""
    before = second.get_attribute("transform")
    box = second.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] - 40)
    page.mouse.up()
    assert second.get_attribute("transform") != before
    page.get_by_role("tab", name="Question").click()
    page.get_by_label("σ² at which the centres melt into one").fill("2.14")
    page.get_by_role("button", name="Check").click()
    assert page.locator(".em-question .em-told").text_content().startswith("Right")
