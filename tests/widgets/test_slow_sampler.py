"""W02: it draws the book's own points, its shares are emlib's, and nothing is drawn anew."""

import numpy as np
import pytest
import traitlets

from emlib import datasets
from emlib.widgets import SlowSampler

FACTORS = SlowSampler().factors
OPENED = {"n": 20, "view": "labels", "pi": [0.5, 0.15, 0.35], "mu": [0, 1.5, 2.8, 1.5, 5.5, 3]}
WIDER = {"n": 300, "pi": [0.5, 0.3, 0.2]}


def noise():
    return np.frombuffer(SlowSampler().noise, "<i4").reshape(-1, 3) * 2.0**-29


def sampled(drive, states):
    fixed = {**OPENED, "factors": FACTORS}
    rows = noise().tolist()
    return drive([{"job": "sampled", "noise": rows, "s": {**fixed, **s}} for s in states])


def test_as_opened_it_draws_the_three_clouds_of_the_book():
    figure, stored = SlowSampler(n=1000), datasets.three_clouds()
    x, z = figure.sample
    np.testing.assert_array_equal(z, stored.z)
    np.testing.assert_allclose(x, stored.x, rtol=0, atol=6e-7)  # stored with six decimals
    np.testing.assert_allclose(figure.theta.mu, stored.theta.mu)
    np.testing.assert_allclose(figure.theta.pi, stored.theta.pi)


def test_points_labels_and_shares_are_those_of_emlib(drive):
    rng = np.random.default_rng(0)
    states = [{"n": 1}, {"n": 1000}, {"n": 300, "view": "shares"}, WIDER]
    for _ in range(20):
        a, b = np.sort(rng.choice(np.arange(2, 97), 2, replace=False)) / 100 + (0, 0.02)
        pi = [round(v, 2) for v in (a, b - a, 1 - b)]
        mu = rng.uniform((-2, -1), (8, 5.5), (3, 2)).ravel().tolist()
        states.append({"n": int(rng.integers(1, 200)), "pi": pi, "mu": mu})
    for s, found in zip(states, sampled(drive, states), strict=True):
        figure = SlowSampler(**s)
        x, z = figure.sample
        assert found["z"] == z.tolist()
        np.testing.assert_allclose(found["x"], x.ravel(), rtol=1e-9, atol=1e-12)
        gamma = figure.gamma
        np.testing.assert_allclose(found["gamma"], gamma.ravel(), rtol=1e-9, atol=1e-100)
        assert found["undecided"] == np.flatnonzero(gamma.max(axis=1) < 0.9).tolist()
        assert found["astray"] == np.flatnonzero(gamma.argmax(axis=1) != z).tolist()


def test_the_bytes_are_read_as_they_were_written(drive):
    (read,) = drive([{"job": "unpacked", "bytes": list(SlowSampler().noise)}])
    np.testing.assert_array_equal(read, noise().ravel())


def test_the_numbers_of_the_text_are_those_of_the_figure(drive):
    opened, hundred, thousand, shares = sampled(
        drive, [{}, {"n": 100}, {"n": 1000}, {"n": 300, "view": "shares"}]
    )
    assert opened["numbers"][1:] == ["● 8 (10±2.2)", "■ 1 (3±1.6)", "▲ 11 (7±2.1)"]
    assert opened["numbers"][0] == "drawn (expected ± sd)"
    assert opened["told"][0] == "Spins so far: blue 8, orange 1, green 11."
    assert shares["numbers"][1].startswith("ring: ")
    assert hundred["numbers"][1:] == ["● 41 (50±5)", "■ 17 (15±3.6)", "▲ 42 (35±4.8)"]
    assert thousand["numbers"][1:] == ["● 503 (500±16)", "■ 140 (150±11)", "▲ 357 (350±15)"]
    assert thousand["hundreds"] == [17, 18, 16, 13, 10, 8, 11, 9, 24, 14]
    assert "17 18 16 13 10 8 11 9 24 14" in thousand["told"][0]
    assert np.sqrt(100 * 0.15 * 0.85) == pytest.approx(3.57, abs=5e-3)
    assert shares["told"][0].startswith("33 of the 300 points") and " 8 show " in shares["told"][0]
    (hidden,) = sampled(drive, [{"n": 1, "view": "hidden"}])
    assert "same one point" in hidden["told"][0] and "●" not in hidden["numbers"][0]


def test_a_wider_arc_moves_only_the_points_whose_spin_lies_there(drive):
    before, wider = sampled(drive, [{"n": 300}, WIDER])
    moved = (np.reshape(before["x"], (-1, 2)) != np.reshape(wider["x"], (-1, 2))).any(axis=1)
    u = noise()[:300, 0]
    np.testing.assert_array_equal(moved, (u > 0.65) & (u < 0.8))
    assert moved.sum() == 51
    assert wider["jumps"] == [[n, 2, 1] for n in np.flatnonzero(moved)] and before["jumps"] == []
    assert wider["told"][1].startswith("51 of the 300 points")
    assert np.bincount(wider["z"]).tolist() == [141, 102, 57]


def test_the_named_settings_are_as_the_text_says(drive):
    (tries,) = drive([{"job": "tries"}])
    opened = SlowSampler()
    assert tries["opened"][1] == {"n": opened.n, "pi": opened.pi, "mu": opened.mu}
    assert tries["wider"][1] == {**WIDER, "mu": opened.mu}
    counts = {
        key: np.bincount(SlowSampler(**s).sample[1]).tolist() for key, (_, s) in tries.items()
    }
    assert counts["hundred"] == [41, 17, 42] and counts["thousand"] == [503, 140, 357]
    assert counts["before"] == [141, 51, 108] and counts["wider"] == [141, 102, 57]


def test_predictions_and_answers_are_answered(drive):
    def spun(said, **s):
        return drive([{"job": "spun", "said": said, "s": {**OPENED, **s}}])[0]

    assert spun("").startswith("Choose") and spun("few", n=999).startswith("Now try")
    assert spun("wide", n=1000, pi=WIDER["pi"]).startswith("Now try")
    assert spun("wide", n=1000).startswith("As you said") and "from 8 to 24" in spun("same", n=1000)
    assert spun("few", n=1000).startswith("Not so") and spun("skip", n=1000).startswith("So it is")
    told = drive([{"job": "which", "given": given} for given in ("", "spin", "chance", "near")])
    assert [text[:6] for text in told] == ["", "Right.", "Not so", "Not so"]


def test_what_cannot_be_drawn_is_refused():
    for bad, cure in (
        ({"pi": [0.5, 0.5]}, "three weights"),
        ({"pi": [0.5, 0.51, -0.01]}, "three weights"),
        ({"pi": [0.5, 0.15, 0.3]}, "divide them by their sum"),
        ({"mu": [0.0] * 5}, "six numbers"),
        ({"mu": [0, 1.5, 2.8, 1.5, 5.5, 30]}, "into the picture"),
        ({"n": 0}, "n"),
        ({"n": 1001}, "n"),
        ({"view": "colours"}, "shares"),
    ):
        with pytest.raises(traitlets.TraitError, match=cure):
            SlowSampler(**bad)
    assert repr(SlowSampler()) == "SlowSampler(n=20, pi=(0.5, 0.15, 0.35)): counts 8, 1, 11"


def test_bar_means_and_number_are_moved_by_hand(open_page):
    page = open_page([SlowSampler()], width=390, height=700)
    numbers, picture = page.locator(".em-numbers"), page.locator(".em-picture")
    many = page.get_by_label("n", exact=True)
    assert "predict first" in picture.text_content() and many.is_disabled()
    page.get_by_role("button", name="Draw one").click()
    assert page.get_by_label("n, exact value").input_value() == "21"
    page.get_by_label("8 to 24").check()
    assert many.is_enabled() and "predict first" not in picture.text_content()
    tries, told = page.get_by_label("Try a setting"), page.locator(".em-predict .em-told")
    tries.select_option("A thousand")
    assert "■ 140 (150±11)" in numbers.text_content()
    assert told.text_content().startswith("As you said")
    assert page.get_by_role("button", name="Draw one").is_disabled()
    tries.select_option("Three hundred")
    border = page.get_by_role("slider", name="border between orange and green")
    border.focus()
    page.keyboard.press("Shift+ArrowRight")
    assert border.get_attribute("aria-valuenow") == "0.75" and tries.input_value() == ""
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert border.get_attribute("aria-valuenow") == "0.98"  # the least weight is kept
    box, stage = border.bounding_box(), picture.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(stage["x"] + 16 + 0.8 * (stage["width"] - 32), box["y"] + 60)
    page.mouse.up()
    assert border.get_attribute("aria-valuenow") == "0.8"
    assert "■ 102" in numbers.text_content() and tries.input_value() == "wider"
    mean = page.get_by_role("slider", name="mean of blue")
    before = mean.get_attribute("transform")
    mean.focus()
    page.keyboard.press("ArrowUp")
    assert mean.get_attribute("transform") != before
    before, box = mean.get_attribute("transform"), mean.bounding_box()
    page.mouse.move(box["x"] + 22, box["y"] + 22)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 50)
    page.mouse.up()
    assert mean.get_attribute("transform") != before
    page.get_by_label("hidden", exact=True).check()
    assert "forgotten" in numbers.text_content()
    assert mean.is_hidden() and border.is_hidden()  # nothing that an analyst does not have
    assert picture.locator(".em-sector").count() == 0 and "orange" not in picture.text_content()
    page.get_by_label("shares", exact=True).check()
    assert mean.is_visible() and border.is_visible()
    page.get_by_role("tab", name="Notice").click()
    assert "have no share of 90 %" in page.locator(".em-words").text_content()
    page.get_by_role("tab", name="Question").click()
    page.get_by_label("spin in").check()
    assert page.locator(".em-question .em-told").text_content().startswith("Right")
