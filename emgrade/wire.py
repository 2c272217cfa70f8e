"""Values that cross the wall of the sandbox, as JSON: numbers, short texts, arrays of numbers.

Nothing else can cross: no code, no class, no pickle. What comes out of the sandbox is a claim that
a student wrote, so reading it checks every kind, shape and length, and raises Unclean.
"""

import base64
import json
import math
from collections.abc import Mapping
from itertools import islice
from numbers import Integral, Real

import numpy as np

from emgrade.spec import Rng

LIMIT = 8_000_000  # bytes of one message
ITEMS = 200_000  # of one list
TEXT = 10_000  # characters
DEPTH = 8
KINDS = {"float": "<f8", "int": "<i8", "bool": "|b1"}
LETTERS = {"f": "float", "i": "int", "u": "int", "b": "bool"}


class Unclean(ValueError):
    """Its text says what cannot cross, or what came that should not."""


def encode(value, depth: int = 0):
    """A value as plain JSON: an array becomes {"array": [kind, shape, bytes]}, and so on."""
    if depth > DEPTH:
        raise Unclean("lists within lists within lists, too deep")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return short(str(value))
    if isinstance(value, Rng):
        return {"rng": int(value.seed)}
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, Integral):
        return int(value) if abs(int(value)) < 2**63 else float(value)
    if isinstance(value, Real):
        return float(value)
    if hasattr(value, "__array__"):  # an array, or what says that it can be one
        return encode_array(np.asarray(value))
    return encode_items(value, depth)


def short(text: str) -> str:
    if len(text) > TEXT:
        raise Unclean(f"a text of {len(text)} characters; at most {TEXT} can be given back")
    return text


def encode_array(array: np.ndarray):
    kind = LETTERS.get(array.dtype.kind)
    if kind is None and array.dtype.kind == "O":  # numbers of several kinds, or ragged rows
        return encode(array.tolist())
    if kind is None:
        raise Unclean(f"an array of {array.dtype}; it must hold real numbers")
    if array.size * 8 > LIMIT * 3 // 4:
        raise Unclean(f"an array of shape {array.shape}, which is too large")
    data = np.ascontiguousarray(array, KINDS[kind]).tobytes()
    return {"array": [kind, list(array.shape), base64.b64encode(data).decode()]}


def encode_items(value, depth: int):
    """Whatever can be gone through: lists, tuples, sets, dict.values(), generators."""
    if isinstance(value, Mapping):
        pairs = [[name(key), encode(part, depth + 1)] for key, part in first(value.items())]
        return {"dict": pairs}
    if callable(value) or not hasattr(value, "__iter__"):
        raise Unclean(f"a value of type {type(value).__name__}, which cannot be judged")
    items = [encode(part, depth + 1) for part in first(value)]
    return {"tuple": items} if isinstance(value, tuple) else items


def first(values):
    """The values, unless there are too many: a generator may never end."""
    found = list(islice(iter(values), ITEMS + 1))
    if len(found) > ITEMS:
        raise Unclean(f"more than {ITEMS} values in one list")
    return found


def name(key):
    if not isinstance(key, str | Integral):
        raise Unclean(f"a dict with a key of type {type(key).__name__}")
    return short(key) if isinstance(key, str) else int(key)


def decode(value, depth: int = 0):
    """The value again, with fresh arrays that cannot be written to."""
    if depth > DEPTH:
        raise Unclean("lists within lists within lists, too deep")
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return short(value)
    if isinstance(value, list):
        return [decode(part, depth + 1) for part in value]
    if not (isinstance(value, dict) and len(value) == 1):
        raise Unclean("an object that is none of the known kinds")
    kind, content = next(iter(value.items()))
    if kind == "array":
        return decode_array(content)
    if kind == "rng" and isinstance(content, int) and content >= 0:
        return np.random.default_rng(content)
    if kind == "tuple" and isinstance(content, list):
        return tuple(decode(part, depth + 1) for part in content)
    if kind == "dict" and isinstance(content, list):
        return dict(decode_pair(pair, depth) for pair in content)
    raise Unclean(f"an object of kind {kind[:20]!r}")


def decode_pair(pair, depth: int) -> tuple:
    if not (isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str | int)):
        raise Unclean("an entry of a dict that is no pair of a name and a value")
    return pair[0], decode(pair[1], depth + 1)


def decode_array(content) -> np.ndarray:
    if not (isinstance(content, list) and len(content) == 3):
        raise Unclean("an array that is not [kind, shape, bytes]")
    kind, shape, text = content
    sound = isinstance(kind, str) and kind in KINDS and isinstance(text, str)
    if not (sound and isinstance(shape, list) and len(shape) <= DEPTH):
        raise Unclean("an array of no known kind or shape")
    if not all(type(n) is int and 0 <= n <= LIMIT for n in shape):
        raise Unclean(f"an array with the lengths {shape}"[:100])
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Unclean("an array whose bytes are no base64") from error
    if len(data) != math.prod(shape) * np.dtype(KINDS[kind]).itemsize:
        raise Unclean(f"{len(data)} bytes for an array of shape {tuple(shape)}")
    return np.frombuffer(data, KINDS[kind]).reshape(shape)


def to_line(message) -> bytes:
    """A message as one line of JSON."""
    line = json.dumps(message, separators=(",", ":")).encode() + b"\n"
    if len(line) > LIMIT:
        raise Unclean(f"{len(line)} bytes to give back; at most {LIMIT} can be")
    return line


def from_line(line: bytes) -> dict:
    """The message of a line; Unclean if it is none."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unclean(f"a line that is no message: {line[:40]!r}") from error
    if not isinstance(message, dict):
        raise Unclean(f"a line that is no message: {line[:40]!r}")
    return message
