"""The figures that move: one class and one JavaScript module each, over one small kit in `js/`."""

from emlib.widgets.be_the_em import BeTheEM
from emlib.widgets.collapse import Collapse
from emlib.widgets.mixture_or_sum import MixtureOrSum
from emlib.widgets.paint_responsibilities import PaintResponsibilities
from emlib.widgets.price import PriceOfParameter
from emlib.widgets.slow_sampler import SlowSampler
from emlib.widgets.temperature import Temperature
from emlib.widgets.whose_is_it import WhoseIsIt

__all__ = [
    "BeTheEM",
    "Collapse",
    "MixtureOrSum",
    "PaintResponsibilities",
    "PriceOfParameter",
    "SlowSampler",
    "Temperature",
    "WhoseIsIt",
]
