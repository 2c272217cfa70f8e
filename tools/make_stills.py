"""Draw the still picture of every moving figure, for those without a script: book/assets/stills.

python tools/make_stills.py    (needs a Chromium and the built book; again when a figure changes)

made_from.json says which saved state each picture shows, so that a test can tell an old one.
"""

import hashlib
import io
import json
import sys

import nbformat

import chromium
from notebooks import ROOT, all_notebooks, views, widget_states

STILLS = ROOT / "book" / "assets" / "stills"
MADE_FROM = STILLS / "made_from.json"
SIZE = {"width": 452, "height": 900}  # a picture of 420 by 300, its letters legible on a phone
MOUNTED = "() => [...document.querySelectorAll('[data-emfigure=mounted]')].length"
# the sections before it are laid out when they come near, and the letters come late
AT_REST = """node => new Promise((done) => {
  let before = NaN;
  const look = () => {
    node.scrollIntoView({ block: "center", behavior: "instant" });
    const { top } = node.getBoundingClientRect(), rests = top === before;
    before = top;
    if (rests && document.fonts.status === "loaded") done();
    else setTimeout(look, 150);
  };
  look();
})"""
UNSEEN = {"alt", "prediction", "layout", "tabbable", "tooltip"}  # traits that no picture shows
COLORS = 48


def fingerprint(model):
    """A short hash of all that a figure's picture depends on, but for the code that draws it."""
    state = {k: v for k, v in model["state"].items() if k[0] != "_" and k not in UNSEEN}
    content = json.dumps([state, model.get("buffers", [])], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def figures():
    """(name of its picture, path of its page, which figure of the page it is, fingerprint)."""
    for path in all_notebooks():
        notebook = nbformat.read(path, as_version=4)
        models = widget_states(notebook)
        page = path.relative_to(ROOT).with_suffix(".html")
        for i, view in enumerate(views(notebook)):
            yield f"{path.stem}-{i + 1}", page, i, fingerprint(models[view["model_id"]])


def shrunk(png):
    """The same picture in a palette of few colours."""
    from PIL import Image

    whole, out = Image.open(io.BytesIO(png)).convert("RGB"), io.BytesIO()
    inner = whole.crop((0, 4, whole.width, whole.height))  # without the line of the tab above
    inner.quantize(COLORS).save(out, "PNG", optimize=True)
    return out.getvalue()


def draw(browser, scheme):
    context = browser.new_context(
        viewport=SIZE, device_scale_factor=2, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    for name, path, i, _ in figures():
        page.goto((ROOT / "_build" / "html" / path).as_uri())
        page.wait_for_function(f"i => {MOUNTED}() > i", arg=i)
        figure = page.locator(".em-mount").nth(i)
        for skip in figure.locator("input[value=skip]").all():  # what waits for a prediction shows
            skip.check(force=True)
        picture = figure.locator(".em-picture")
        picture.evaluate(AT_REST)
        (STILLS / f"{name}-{scheme}.png").write_bytes(shrunk(picture.screenshot()))
    context.close()


def main():
    from playwright.sync_api import sync_playwright

    STILLS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find())
        for scheme in ("light", "dark"):
            draw(browser, scheme)
        browser.close()
    made_from = {name: mark for name, _, _, mark in figures()}
    MADE_FROM.write_text(json.dumps(made_from, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
