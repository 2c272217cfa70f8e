"""What the search finds: numbers such as 9.25, and Greek letters, in formulas as well.

Sphinx would cut 9.25 in two and drop both, and know a formula's Σ by its TeX name alone.
search_words.js is the other half, on the search page.
"""

import re
from pathlib import Path

from sphinx.search.en import SearchEnglish

NUMBER = re.compile(r"\d+\.\d+")
GREEK = re.compile(r"[Ͱ-Ͽ]")
TEX = re.compile(r"\\(?:var)?([A-Za-z]+)")
LETTERS = {
    "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu": "ΑΒΓΔΕΖΗΘΙΚΛΜ",
    "Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega": "ΝΞΟΠΡΣΤΥΦΧΨΩ",
}
NAMED = {
    n: s for names, signs in LETTERS.items() for n, s in zip(names.split(), signs, strict=True)
}
NAMED |= {name.lower(): sign.lower() for name, sign in NAMED.items()}


class SearchBook(SearchEnglish):
    js_splitter_code = Path(__file__).with_suffix(".js").read_text("utf-8")

    def split(self, text):
        """The words of a text, or of a formula's TeX, and what else it can be found by."""
        names = [name for name in TEX.findall(text) if name in NAMED]
        signs = [*GREEK.findall(text), *names, *(NAMED[name] for name in names)]
        return [*super().split(text), *NUMBER.findall(text), *signs]


def setup(app):
    app.add_search_language(SearchBook)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
