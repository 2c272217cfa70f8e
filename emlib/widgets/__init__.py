"""The figures that move: one class and one JavaScript module each, over one small kit in `js/`."""

try:
    import anywidget  # noqa: F401 - of all that the figures need, it brings the rest
except ModuleNotFoundError as error:
    what = "emlib.widgets needs anywidget, and it is not installed: pip install 'emlib[widgets]'"
    raise ModuleNotFoundError(what, name=error.name) from error

from emlib.widgets.be_the_em import BeTheEM
from emlib.widgets.coins import Coins
from emlib.widgets.collapse import Collapse
from emlib.widgets.gate_steps import GateSteps
from emlib.widgets.holes import Holes
from emlib.widgets.how_fast import HowFast
from emlib.widgets.lift_and_walk import LiftAndWalk
from emlib.widgets.many_starts import ManyStarts
from emlib.widgets.mixture_or_sum import MixtureOrSum
from emlib.widgets.paint_responsibilities import PaintResponsibilities
from emlib.widgets.price import PriceOfParameter
from emlib.widgets.slice_explorer import SliceExplorer
from emlib.widgets.slow_sampler import SlowSampler
from emlib.widgets.step_certificate import StepCertificate
from emlib.widgets.stickiness import Stickiness
from emlib.widgets.temperature import Temperature
from emlib.widgets.whose_is_it import WhoseIsIt

__all__ = [
    "BeTheEM",
    "Coins",
    "Collapse",
    "GateSteps",
    "Holes",
    "HowFast",
    "LiftAndWalk",
    "ManyStarts",
    "MixtureOrSum",
    "PaintResponsibilities",
    "PriceOfParameter",
    "SliceExplorer",
    "SlowSampler",
    "StepCertificate",
    "Stickiness",
    "Temperature",
    "WhoseIsIt",
]
