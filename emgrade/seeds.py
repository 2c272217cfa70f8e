"""The seed of whatever is drawn: made from words, so that every machine draws the same."""

import hashlib
import json

import numpy as np


def drawn_from(*words):
    """The generator that belongs to these words, in this order."""
    digest = hashlib.sha256(json.dumps(words).encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def own(student):
    """Draws a student's own numbers: the name alone counts, spaces and capitals in it do not."""
    return drawn_from("own", "".join(student.split()).casefold())


def visible(assignment, question, check, repeat=0):
    """Draws the calls of a visible check, which are the same for everybody."""
    return drawn_from("visible", assignment, question, check, repeat)


def hidden(secret, student, assignment, question, check, repeat=0):
    """Draws the calls of a hidden check, which nobody knows who does not know the secret."""
    return drawn_from("hidden", secret, student, assignment, question, check, repeat)
