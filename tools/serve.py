"""Show the built site at a local address, to this machine alone.

python tools/serve.py [PORT]
"""

import contextlib
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from notebooks import ROOT

SITE = ROOT / "_build" / "html"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


def server(port):
    """On the port, or on any free one if it is taken."""
    handler = partial(Quiet, directory=str(SITE))
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        return ThreadingHTTPServer(("127.0.0.1", 0), handler)


def main(names):
    if not (SITE / "index.html").exists():
        return "there is no site yet: run `make book` first"
    with server(int(names[0]) if names else 8000) as site, contextlib.suppress(KeyboardInterrupt):
        print(f"The site is at http://127.0.0.1:{site.server_port}/ (stop: Ctrl-C)", flush=True)
        site.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
