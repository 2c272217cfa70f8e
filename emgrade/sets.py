"""The sets that a folder of exercises holds, and which of them a misspelt name may mean."""

from difflib import SequenceMatcher
from pathlib import Path

from emgrade.harmless import plain


def nearest(exercises: Path, slug: str) -> list[str]:
    """The sets of a folder by name, the most alike first."""
    known = [path.parent.name for path in exercises.glob("*/master.md")]
    return sorted(
        sorted(known), key=lambda name: -SequenceMatcher(None, slug.lower(), name).ratio()
    )


def folder_of(exercises: Path, slug: str) -> Path:
    """The folder of a set; if there is none, an error names those that there are."""
    if (exercises / slug / "grade.py").is_file():
        return exercises / slug
    known = nearest(exercises, slug)
    if not known:
        raise ValueError(f"--exercises {exercises}: no set there; a set has grade.py and master.md")
    raise ValueError(
        f"SLUG {plain(slug)!r}: {exercises} holds no such set. Did you mean {known[0]}?"
        f" There are {', '.join(known)}. If yours is elsewhere, say where with --exercises"
    )


def example(folder: Path) -> str:
    """The set that a wrong folder may mean: one beside it, or else one of the exercises here."""
    for exercises in (folder.parent, Path("exercises")):
        if known := nearest(exercises, folder.name):
            return str(exercises / known[0])
    return "exercises/SLUG"
