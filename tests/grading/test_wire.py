"""What crosses the wall of the sandbox: numbers and their arrays, checked; nothing else."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from emgrade import wire
from emgrade.spec import Rng
from emgrade.wire import Unclean, decode, encode

NUMBERS = st.floats() | st.integers(-(2**62), 2**62) | st.booleans()
PLAIN = st.recursive(
    st.none() | NUMBERS | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
ARRAYS = npst.arrays(
    st.sampled_from(["f8", "i8", "?"]), npst.array_shapes(min_dims=0, max_dims=4, min_side=0)
)


def sent(value):
    return decode(wire.from_line(wire.to_line({"value": encode(value)}))["value"])


@given(PLAIN)
def test_plain_values_come_out_as_they_went_in(value):
    assert repr(sent(value)) == repr(value)  # a NaN is no other NaN


@given(ARRAYS)
def test_arrays_keep_kind_shape_and_every_bit_and_cannot_be_written_to(array):
    found = sent(array)
    assert (found.dtype, found.shape) == (array.dtype, array.shape)
    assert found.tobytes() == array.tobytes()
    assert not found.flags.writeable


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.float32(0.5), 0.5),
        (np.int32(3), 3),
        (np.bool_(True), True),
        ({"a": 1}.values(), [1]),
        (map(abs, [-1, 2]), [1, 2]),
        (range(3), [0, 1, 2]),
        (2**70, float(2**70)),
    ],
)
def test_other_spellings_of_numbers_and_lists_cross_as_the_plain_ones(value, plain):
    found = decode(encode(value))
    assert found == plain
    assert type(found) is type(plain)


def test_float32_ragged_and_subclassed_arrays_cross():
    assert sent(np.float32([0.5, 1])).dtype == float
    assert sent(np.array([1, [2.5]], dtype=object)) == [1, [2.5]]
    assert type(sent(np.ma.masked_array([1.0, 2.0]))) is np.ndarray


def test_a_generator_of_random_numbers_crosses_as_its_seed():
    assert sent(Rng(7)).normal() == np.random.default_rng(7).normal()


class Loaded:
    def __reduce__(self):
        return (print, ("run",))


@pytest.mark.parametrize(
    "value",
    [
        Loaded(),
        print,
        1j,
        np.array([1j]),
        np.array(["text"]),
        {1.5: 0},
        "a" * 20_000,
        iter(int, 1),  # never ends
        np.zeros(10**6),
        [[[[[[[[[[1]]]]]]]]]],
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_cannot_be_judged_does_not_cross(value):
    with pytest.raises(Unclean):
        encode(value)


@pytest.mark.parametrize(
    "claim",
    [
        {"array": ["float", [2], "AAAA"]},
        {"array": ["float", [-1], ""]},
        {"array": ["float", [True], "AAAAAAAAAAA="]},
        {"array": ["float", [0] * 40, ""]},
        {"array": ["float", [10**12], ""]},
        {"array": ["object", [1], "AAAAAAAAAAA="]},
        {"array": [["float"], [1], "AAAAAAAAAAA="]},
        {"array": ["float", [1], "A*AAAAAAAAA="]},
        {"array": ["float", [1], "é"]},
        {"array": ["float", [1], 3]},
        {"array": 3},
        {"pickle": "gASVBAAAAAAAAABLAS4="},
        {"rng": "7"},
        {"rng": -1},
        {"tuple": 3},
        {"dict": [["a"]]},
        {"dict": [[[1], 2]]},
        {"array": ["float", [0], ""], "more": 1},
        {},
        "a" * 20_000,
        [[[[[[[[[[1]]]]]]]]]],
    ],
    ids=lambda claim: json.dumps(claim)[:40],
)
def test_a_forged_value_is_unclean(claim):
    with pytest.raises(Unclean):
        decode(claim)


@pytest.mark.parametrize(
    "line", [b"", b"x", b"[1]", b"{", b"[" * 10**6, b"9" * 10**4, b"\xff", b'{"a": nul}']
)
def test_a_line_that_is_no_message_is_unclean(line):
    with pytest.raises(Unclean):
        wire.from_line(line)


def test_a_message_that_is_too_long_is_not_sent():
    with pytest.raises(Unclean, match="at most"):
        wire.to_line({"value": ["a" * 9000] * 1000})
