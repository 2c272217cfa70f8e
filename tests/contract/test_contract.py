"""Every model keeps every law, on cases that hypothesis draws."""

import pytest
from hypothesis import HealthCheck, given, reject, settings

import emlib
from tests.contract.cases import drawn
from tests.contract.models import MODELS

PAIRS = [(name, law) for name, row in MODELS.items() for law in row.laws]
repeatable = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.parametrize("name, law", PAIRS, ids=lambda value: getattr(value, "__name__", value))
@repeatable
@given(case=drawn)
def test_the_law_holds(name, law, case):
    try:
        law(*MODELS[name].build(case))
    except emlib.Collapsed:
        reject()  # one case in thousands; hypothesis complains if they become many
