"""Ctrl-C while `python -m emlib` still loads is one line, and what a shell reports of SIGINT: 130.

Only for this program, which loads the package before any line of its own runs; whoever imports
emlib elsewhere keeps the signals as they are.
"""

import os
import signal
import sys

STOPPED = 130
SAID = "python -m emlib: stopped"


def leave(*_):
    """End at once: there is nothing to tidy up yet."""
    os.write(2, f"{SAID}\n".encode())
    os._exit(STOPPED)


def listen():
    """From now on Ctrl-C is a KeyboardInterrupt again: the program answers it itself."""
    if signal.getsignal(signal.SIGINT) is leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


loading = sys.argv[:1] == ["-m"] and "emlib" in sys.orig_argv  # so it is before a program is found
if loading and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, leave)
