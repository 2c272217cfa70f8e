"""The table: which model keeps which laws. A new model is one more line here."""

from collections.abc import Callable
from typing import NamedTuple

from tests.contract import cases, laws, probability, sampling


class Row(NamedTuple):
    """build(emlib, case) -> (model, x, theta), where emlib has GMM and KMeans; and its laws."""

    build: Callable
    laws: tuple


MODELS = {
    "GMM": Row(cases.gmm, laws.ALL + probability.ALL + probability.FREE + sampling.ALL),
    "GMM with a floor": Row(cases.floored, laws.ALL + probability.ALL + probability.FLOORED),
    "KMeans": Row(cases.kmeans, laws.ALL),
}
