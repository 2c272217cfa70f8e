"""How fast the figures are on a phone: `make bench`, or `python benchmarks/bench_figures.py`.

Each figure's main control is moved 40 times; a move's time is that from the event until the
browser has drawn the frame. Once at full speed, once with the processor slowed 4 times. The site
must have been built (`make book`); without a Chromium this says so and ends.
"""

import argparse
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from parts import frames

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tools"))

import chromium  # noqa: E402

SITE = ROOT / "_build" / "html"
SPEEDS = 1, 4


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


def serve(folder):
    """A server for the folder on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", help="words of the pages' names; else all")
    parser.add_argument("--site", type=Path, default=SITE, help="the built site")
    parser.add_argument("--moves", type=int, default=40, help="moves of each figure")
    return parser.parse_args()


def chosen(words):
    """The figures whose page has one of the words in its name."""
    every = frames.FIGURES.items()
    return {page: at for page, at in every if not words or any(w in page for w in words)}


def table(browser, base, figures, moves):
    """Print a line for each figure: mounted, median and 95th percentile of a move, in ms."""
    heads = "".join(f"{head:>10}" for _ in SPEEDS for head in ("mounted", "median", "95 %"))
    print(f"{'ms; processor slowed':36}" + "".join(f"{f'{s} times':>30}" for s in SPEEDS))
    print(f"{'':36}{heads}")
    for page, control in figures.items():
        found = [frames.measure(browser, f"{base}{page}.html", control, s, moves) for s in SPEEDS]
        numbers = (f"{f.mounted:10.0f}{f.median():10.1f}{f.p95():10.1f}" for f in found)
        print(f"{page:36}{''.join(numbers)}", flush=True)


def main():
    """Print the table, or why there is none."""
    args = arguments()
    path = chromium.find()
    if path is None or not (args.site / "book").exists():
        lacks = "Chromium" if path is None else "built site (run `make book`)"
        return print(f"The figures were not timed: there is no {lacks}.")
    from playwright.sync_api import sync_playwright

    server = serve(args.site)
    with sync_playwright() as playwright:
        options = {"executable_path": path, "args": ["--no-sandbox"]}
        browser = playwright.chromium.launch(**options)
        table(browser, f"http://127.0.0.1:{server.server_port}/", chosen(args.pages), args.moves)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
