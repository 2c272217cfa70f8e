"""Pictures weigh a third, keep their place free before they come, and come when they are near."""

import re
from functools import cache
from pathlib import Path

import pages
from PIL import Image

IMG = re.compile(r'<img (?![^>]*\bloading=)([^>]*\bsrc="([^":?#]*\.(?:png|gif|jpe?g|webp))"[^>]*)>')
COLORS = 256  # a drawing on a clear ground has a few dozen, and shades of them at its edges


@cache
def size(path):
    """(width, height) in pixels."""
    with Image.open(path) as picture:
        return picture.size


def slim(path):
    """Rewrite a PNG with a palette, if that makes it smaller."""
    with Image.open(path) as picture:
        fewer = picture.convert("RGBA").quantize(COLORS, method=Image.Quantize.FASTOCTREE)
    before = path.read_bytes()
    fewer.save(path, optimize=True)
    if path.stat().st_size >= len(before):
        path.write_bytes(before)


def placed(html, folder):
    """The page whose pictures say how large they are, and that they may come late."""

    def told(img):
        path = Path(folder, img[2])
        if not path.exists():
            return img[0]
        width, height = size(path.resolve())
        return f'<img width="{width}" height="{height}" loading="lazy" decoding="async" {img[1]}>'

    return IMG.sub(told, html)


def lighten(app):
    """Once for all pages: the pictures are made lighter; then what is made of each page."""
    if app.builder.name != "html":
        return lambda path, html: html
    for path in Path(app.outdir, "_images").glob("*.png"):
        slim(path)
    return lambda path, html: placed(html, path.parent)


def setup(app):
    pages.change(app, lighten)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
