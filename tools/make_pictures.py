"""Draw the social card and turn the favicon into pixels: book/assets/{card,favicon}.png.

python tools/make_pictures.py    (needs a Chromium; again when the favicon or the title changes)
"""

import sys

import numpy as np

import chromium
from notebooks import ROOT

ASSETS = ROOT / "book" / "assets"
COLORS = "#0072B2", "#D55E00", "#009E73"
CENTRES, ANGLES = ((620, 440), (900, 200), (1000, 420)), (-35, 15, -60)
AXES = np.array([84.0, 36.0])  # standard deviations along an ellipse's axes, in pixels
TEXT = """<g font-family="system-ui, sans-serif" fill="#23252b">
<text x="70" y="170" font-size="68" font-weight="700">EM, step by step</text>
<text x="72" y="228" font-size="30" fill="#5a5f6b">Gaussian mixtures, from the first</text>
<text x="72" y="268" font-size="30" fill="#5a5f6b">guess to the last proof</text></g>"""


def cloud(rng, centre, angle, color):
    """One component: 60 points, and the ellipse that holds 90 % of it."""
    a, b = AXES * np.sqrt(2 * np.log(10))
    place = f'transform="translate{centre} rotate({angle})"'
    ellipse = f'<ellipse rx="{a:.1f}" ry="{b:.1f}" fill="none" stroke="{color}" stroke-width="5"/>'
    points = rng.standard_normal((60, 2)) * AXES
    dots = (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6.5" fill-opacity=".75"/>' for x, y in points)
    return f'<g {place} fill="{color}">{"".join(dots)}{ellipse}</g>'


def card():
    rng = np.random.default_rng(6)
    clouds = (cloud(rng, *c) for c in zip(CENTRES, ANGLES, COLORS, strict=True))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">'
        f'<rect width="1200" height="630" fill="#fff"/>{"".join(clouds)}{TEXT}</svg>'
    )


def main():
    from playwright.sync_api import sync_playwright

    favicon = (ASSETS / "favicon.svg").read_text()
    pictures = {"card.png": (card(), 1200, 630), "favicon.png": (favicon, 180, 180)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find())
        for name, (svg, width, height) in pictures.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.set_content(f"<body style='margin:0'>{svg}")
            page.screenshot(path=ASSETS / name, omit_background=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
