"""A fresh copy of emlib's core with a planted fault in its source: the laws meet the real kernel.

The sources are read from emlib, edited and executed under emlib's names, which are then given back.
"""

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from tests.contract.faults import Mutant

CORE = (
    "checks",
    "pieces",
    "inputs",
    "parameters",
    "blocks",
    "nearest",
    "stopping",
    "em",
    "shapes",
    "priors",
    "mixture",
    "gaussian",
    "density",
    "gmm",
    "kmeans",
)


@cache
def mutated(mutant: Mutant) -> ModuleType:
    """A fresh emlib with the fault in it: has GMM, which brings its own em, and KMeans."""
    return _load(_sources(mutant.edits))


def _sources(edits):
    folder = Path(find_spec("emlib").origin).parent
    sources = {name: (folder / f"{name}.py").read_text() for name in CORE}
    for module, right, wrong in edits:
        assert sources[module].count(right) == 1, f"{module}.py has no single line {right!r}"
        sources[module] = sources[module].replace(right, wrong)
    return sources


def _load(sources):
    kept = {name: sys.modules.pop(name) for name in [*sys.modules] if name.split(".")[0] == "emlib"}
    package = sys.modules["emlib"] = ModuleType("emlib")
    package.__path__ = []
    try:
        for name, source in sources.items():
            module = sys.modules[f"emlib.{name}"] = ModuleType(f"emlib.{name}")
            setattr(package, name, module)
            exec(compile(source, f"{name}.py, mutated", "exec"), module.__dict__)
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == "emlib"]:
            del sys.modules[name]
        sys.modules.update(kept)
    package.GMM, package.KMeans = package.gmm.GMM, package.kmeans.KMeans
    package.GMM.em = package.KMeans.em = staticmethod(package.em.em)
    return package
