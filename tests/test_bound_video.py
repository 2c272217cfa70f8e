"""The film of chapter 09 is there, small, and stops by itself within five seconds."""

from pathlib import Path

import nbformat
from PIL import Image

ROOT = Path(__file__).parents[1]
FILM = ROOT / "book" / "assets" / "bound.gif"


def test_the_film_is_small_and_plays_once():
    assert FILM.stat().st_size < 250_000
    with Image.open(FILM) as film:
        assert "loop" not in film.info  # it rests on its last frame
        duration = 0
        for frame in range(film.n_frames):
            film.seek(frame)
            duration += film.info["duration"]
        assert film.n_frames == 10
        assert duration <= 5000


def test_the_film_shows_the_run_of_the_chapter():
    cells = nbformat.read(ROOT / "notebooks" / "09-the-bound.ipynb", as_version=4).cells
    start = "[[5, 3], [5, 0], [1, 3]]"
    assert f"init.from_means(clouds, {start}, np.eye(2))" in "".join(c.source for c in cells)
    assert f"MEANS = {start}" in (ROOT / "tools" / "make_bound_video.py").read_text()
