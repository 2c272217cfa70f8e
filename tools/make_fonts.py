"""The book's type, cut to what its pages need: book/assets/fonts from three packages of npm.

Matplotlib reads no variable font and no woff2, so its figures get the sans face as two TTF files,
emlib/fonts: they can be made again from book/assets/fonts alone (without an argument).

    npm pack @fontsource-variable/source-serif-4@5.3.1, source-sans-3, source-code-pro; unpack them
    pip install fonttools brotli; python tools/make_fonts.py [FOLDER-WITH-THE-THREE-PACKAGES]

Four signs of figures and checks (★ ✓ ■ ▲) are cut out of a face of KaTeX that weighs 27 kB. Of the
Latin faces and of KaTeX's, a second cut holds what most pages need (100 kB in the place of 190):
cut.css lays it over the whole face, which a browser fetches only for a sign that is not in the cut.

The licence (SIL OFL 1.1) reserves the name “Source”, so what is cut here is called “Book”; the
licence travels along. Each face keeps one optical size and the weights that the style sheet uses.
"""

import io
import sys
from itertools import groupby
from pathlib import Path
from string import ascii_letters

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "book" / "assets" / "fonts"
FIGURES = ROOT / "emlib" / "fonts"
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), 0x202F, 0x2030, 0x2032,
         0x2033, 0x2070, *range(0x2074, 0x207A), *range(0x2080, 0x208A), 0x20AC, 0x2122, 0x2190,
         0x2191, 0x2192, 0x2193, 0x2212, 0x221E, 0x2264, 0x2265]  # fmt: skip
GREEK = [*range(0x391, 0x3CA), 0x3D1, 0x3D5, 0x3F5]  # the letters of formulas
SIGNS = [0x2605, 0x2713, 0x25A0, 0x25B2]
KATEX = FONTS.parent / "vendor" / "katex"
WHOLE, CUT, SHEET = KATEX / "fonts", FONTS / "cut", FONTS.parent / "cut.css"
OPERATORS = "()[]/∏∑∫"
CAPITALS = "ΓΔΘΛΞΠΣΦΨΩ"
FORMULAS = {  # face of KaTeX: the signs that stay, beside the blank, by which a browser chooses
    "AMS-Regular": "CENPQRZ□",
    "Caligraphic-Regular": "DFHKLMNOQS",
    "Main-Regular": "".join(map(chr, range(0x21, 0x7F)))
    + CAPITALS
    + "\u0338\ue020…′ℓ¬±×†‖¯ˆˇˉ˙˜⌈⌉⌊⌋"
    "←→↑↓↦⇒⇔⟹∀∂∃∇∈∉−∗∘√∝∞∣∥∩∪∫∼≈≠≡≤≥≺≻⊂⊆⋅⋯⟨⟩⪯⪰",
    "Math-Italic": ascii_letters + CAPITALS + "αβγδεζηθικλμνξπρςστυφχψωϑϕϵ",
    "SansSerif-Regular": "T",
    "Size1-Regular": OPERATORS,
    "Size2-Regular": OPERATORS,
    "Size3-Regular": "()[]",
}
NO_WIDTH = (
    0x200B  # KaTeX writes it everywhere and no face has it: the whole one is not asked for it
)
COMMON = [
    *range(0x20, 0x7F),
    *map(ord, "\xa0\xab\xbb§©°±·×äöüÄÖÜßáàâãåçéèêíîñóôúûÁÉ¼½¾¹²³–—‘’“”„…′−"),
]
TEXT = {
    "serif": "Serif",
    "serif-italic": "Serif",
    "display": "Display",
    "sans": "Sans",
    "code": "Code",
}
FACE = """@font-face {{ font-family: {}; src: url({}) format("woff2");
  font-style: {}; font-weight: {}; font-display: {}; unicode-range: {}; }}
"""
SERIF, SANS, CODE = "source-serif-4", "source-sans-3", "source-code-pro"
FACES = {  # name of ours: (package, file, axes)
    "serif": (SERIF, "latin-opsz-normal", {"opsz": 15, "wght": (400, 600)}),
    "serif-italic": (SERIF, "latin-opsz-italic", {"opsz": 15, "wght": 400}),
    "serif-greek": (SERIF, "greek-opsz-normal", {"opsz": 15, "wght": 400}),
    "display": (SERIF, "latin-opsz-normal", {"opsz": 40, "wght": 520}),
    "sans": (SANS, "latin-wght-normal", {"wght": (400, 600)}),
    "sans-greek": (SANS, "greek-wght-normal", {"wght": (400, 600)}),
    "code": (CODE, "latin-wght-normal", {"wght": 400}),
    "code-greek": (CODE, "greek-wght-normal", {"wght": 400}),
}


def cut(source, axes, signs):
    """The font with these axes pinned or limited, and these signs alone."""
    pinned = io.BytesIO()  # read anew: the subsetter trips over tables that the instancer emptied
    instancer.instantiateVariableFont(TTFont(source), axes).save(pinned)
    font = TTFont(pinned)
    options = subset.Options(layout_features=["kern", "liga", "mark", "onum", "lnum", "tnum"])
    options.hinting, options.desubroutinize = False, True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=signs)
    cutter.subset(font)
    return font


def named(font, name):
    """Called `name` in all its records; copyright and licence stay."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16, 25):
            record.string = f"Book-{name}"
    font.flavor = "woff2"
    return font


def for_figures(weight):
    """The sans face of one weight, Latin and Greek in one file."""
    parts = []
    for name in ("sans", "sans-greek"):
        parts.append(FIGURES / f"{name}.part.ttf")
        font = instancer.instantiateVariableFont(TTFont(FONTS / f"{name}.woff2"), {"wght": weight})
        font.flavor = None
        for tag in ("GSUB", "GPOS", "GDEF", "STAT", "DSIG"):  # not read by Matplotlib
            if tag in font:
                del font[tag]
        font.save(parts[-1])
    font = merge.Merger().merge([str(part) for part in parts])
    for part in parts:
        part.unlink()
    for record in font["name"].names:
        family = {1: "Book Sans", 16: "Book Sans", 2: "Bold" if weight > 400 else "Regular"}
        record.string = family.get(record.nameID, record.toUnicode())
    # the packages' heights keep lines of text apart; labels of axes stand closer
    font["OS/2"].sTypoAscender = font["hhea"].ascent = 760
    font["OS/2"].sTypoDescender = font["hhea"].descent = -220
    font["OS/2"].usWeightClass = 700 if weight > 400 else 400
    return font


def signs():
    """The four signs as a face of their own."""
    return kept(WHOLE / "KaTeX_AMS-Regular.woff2", SIGNS)


def kept(source, signs):
    """The face with these signs alone, without hints for the screens of long ago."""
    font = TTFont(source)
    options = subset.Options(layout_features=["*"])
    options.hinting = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=signs)
    cutter.subset(font)
    font.flavor = "woff2"
    return font


def ranges(font):
    """The signs of a font as a style sheet names them: U+20-7E, U+A0."""
    signs = sorted({*font.getBestCmap(), NO_WIDTH})
    runs = groupby(enumerate(signs), lambda placed: placed[1] - placed[0])
    runs = ([sign for _, sign in run] for _, run in runs)
    return ", ".join(
        f"U+{a:X}-{b:X}" if a < b else f"U+{a:X}" for a, *_, b in ((*run, run[-1]) for run in runs)
    )


def laid_over(source, signs, name, family, weight="400", display="swap"):
    """Cut a face; returns the rule that lays the cut over it."""
    font, path = kept(source, signs), CUT / f"{name}.woff2"
    font.save(path)
    style = "italic" if "italic" in name.lower() else "normal"
    address = path.relative_to(SHEET.parent).as_posix()
    return FACE.format(family, address, style, weight, display, ranges(font))


def cuts():
    """Write the second cut of all faces; returns the sheet."""
    CUT.mkdir(exist_ok=True)
    sheet = "/* Made by tools/make_fonts.py: of each face what most pages need. */\n"
    for name, family in TEXT.items():
        weight = "400" if name == "code" else "400 600"
        whole = FONTS / f"{name}.woff2"
        sheet += laid_over(whole, COMMON, name, f'"Book {family}"', weight, "fallback")
    for name, signs in FORMULAS.items():
        signs, family = map(ord, " \xa0" + signs), f"KaTeX_{name.split('-')[0]}"
        sheet += laid_over(WHOLE / f"KaTeX_{name}.woff2", signs, name, family)
    return sheet


def main(packages):
    FONTS.mkdir(exist_ok=True)
    notices = set()
    for name, (package, file, axes) in FACES.items():
        folder = next(Path(packages).rglob(f"*{package}*/package/files"))
        signs = GREEK if "greek" in file else LATIN
        font = named(cut(folder / f"{package}-{file}.woff2", axes, signs), name)
        font.save(FONTS / f"{name}.woff2")
        notices.add(font["name"].getDebugName(0))  # whose copyright it is
    licence = (folder.parent / "LICENSE").read_text(encoding="utf-8").split("\n", 1)[1]
    (FONTS / "OFL.txt").write_text("\n".join([*sorted(notices), licence]), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:]:
        main(sys.argv[1])
    signs().save(FONTS / "signs.woff2")
    SHEET.write_text(cuts(), encoding="utf-8")
    FIGURES.mkdir(exist_ok=True)
    for weight, name in ((400, "book-sans"), (600, "book-sans-bold")):
        for_figures(weight).save(FIGURES / f"{name}.ttf")
    (FIGURES / "OFL.txt").write_bytes((FONTS / "OFL.txt").read_bytes())
