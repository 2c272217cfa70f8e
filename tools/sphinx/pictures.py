"""Pictures weigh a third, keep their place free before they come, and come when they are near.

Figures are stored as sharp as paper wants them. A phone gets them smaller; paper, and a screen so
wide that it may well be printed from, gets them as they are, from the folder _images/print: what a
browser first asks for when it prints comes too late. A film is on paper the picture NAME-print.png
of book/assets, if there is one.
"""

import re
from functools import cache
from pathlib import Path, PurePosixPath

import pages
from PIL import Image

IMG = re.compile(r'<img (?![^>]*\bloading=)([^>]*\bsrc="([^":?#]*\.(?:png|gif|jpe?g|webp))"[^>]*)>')
SCREEN = 840  # px: more than twice what a phone's 390 leave for a figure
PAPER = "print, (min-width: 960px)"
SOURCE = '<picture><source media="{}" srcset="{}" width="{}" height="{}">{}</picture>'
COLORS = 256  # a drawing on a clear ground has a few dozen, and shades of them at its edges


@cache
def size(path):
    """(width, height) in pixels."""
    with Image.open(path) as picture:
        return picture.size


def few(picture, colors=COLORS):
    """The picture with a palette."""
    return picture.convert("RGBA").quantize(colors, method=Image.Quantize.FASTOCTREE)


def slim(path):
    """Rewrite a PNG with a palette, if that makes it smaller."""
    with Image.open(path) as picture:
        fewer = few(picture)
    before = path.read_bytes()
    fewer.save(path, optimize=True)
    if path.stat().st_size >= len(before):
        path.write_bytes(before)


def part(path):
    """Keep a wide PNG in the folder `print` beside it, and what a phone needs as NAME.webp."""
    with Image.open(path) as picture:
        if picture.width <= SCREEN:
            return
        height = round(picture.height * SCREEN / picture.width)
        # a sharper filter would leave halos, which weigh half as much again
        small = picture.convert("RGBA").resize((SCREEN, height), Image.Resampling.HAMMING)
    few(small, COLORS // 4).convert("RGBA").save(path.with_suffix(".webp"), lossless=True)
    kept = path.parent / "print" / path.name
    kept.parent.mkdir(exist_ok=True)
    path.replace(kept)
    slim(kept)


def twins(src):
    """Where the picture for a screen and the one for paper would be, if there are two."""
    path = PurePosixPath(src)
    if path.suffix == ".gif":
        return src, str(path.parent.parent / "_static" / f"{path.stem}-print.png")
    return str(path.with_suffix(".webp")), str(path.parent / "print" / path.name)


def placed(html, folder):
    """The page whose pictures say how large they are, and that they may come late."""

    def tag(img, src):
        width, height = size(Path(folder, src).resolve())
        told = f'width="{width}" height="{height}" loading="lazy" decoding="async"'
        return f"<img {told} {img[1].replace(img[2], src)}>"

    def told(img):
        screen, paper = twins(img[2])
        if Path(folder, paper).exists():
            media = "print" if screen == img[2] else PAPER  # a film moves on every screen
            wide = size(Path(folder, paper).resolve())
            return SOURCE.format(media, paper, *wide, tag(img, screen))
        return tag(img, img[2]) if Path(folder, img[2]).exists() else img[0]

    return IMG.sub(told, html)


def lighten(app):
    """Once for all pages: the pictures are made lighter; then what is made of each page."""
    if app.builder.name != "html":
        return lambda path, html: html
    for path in Path(app.outdir, "_images").glob("*.png"):
        part(path)
    for path in Path(app.outdir, "_images").glob("*.png"):
        slim(path)
    return lambda path, html: placed(html, path.parent)


def setup(app):
    pages.change(app, lighten)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
