"""Which law of the contract sees which planted fault: write planted_faults.csv in emlib/data.

    PYTHONPATH=. python tools/make_fault_table.py      (about two minutes)

One row for each fault of tests/contract/faults.py: its name, what it is a fault of, the model that
it is planted in, and for each law one number: 0 if it holds, 1 if it is found broken, 2 if the
program stops with an error before, and -1 where that model does not promise it.
"""

import numpy as np

from make_data import DATA, store
from tests.contract.cases import CASES
from tests.contract.faults import MUTANTS
from tests.contract.models import MODELS
from tests.contract.mutants import planted
from tests.contract.test_mutants import LAWS

FILE = DATA / "planted_faults.csv"
KINDS = {  # what a fault is one of, by the last function that it replaces
    "density": ("view_height", "view_from", "Block.half_squares", "half_log_det"),
    "E step": ("bayes", "gmm.statistics", "gmm.merge", "Block.__init__", "assignments"),
    "M step": (
        "gaussians",
        "gmm.m_step",
        "GMM.m_step",
        "KMeans.m_step",
        "idle_in_place",
        "at_least",
        "Tied.project",
        "Spherical.variances",
        "Diagonal.variances",
        "Conjugate.mode",
    ),
    "score": (
        "Words.Q",
        "Words.entropy",
        "Mixture.objective",
        "Conjugate._component",
        "gmm.e_step",
        "kmeans.e_step",
    ),
    "loop": ("em",),
    "sampling": ("Gaussian.sample",),
}
OTHERWISE = {  # the function does two things, and the fault is in the other one
    "M11 the bound is Q": "score",
    "sums about 0, carried as if about the centre": "E step",
}


def kind(mutant) -> str:
    """What it is a fault of: one of KINDS."""
    (found,) = [kind for kind, names in KINDS.items() if [*mutant.wraps][-1] in names]
    return OTHERWISE.get(mutant.fault, found)


def seen(law, mutant) -> int:
    """One number of the file; the first of the cases on which something happens decides."""
    build, promised = MODELS[mutant.row]
    if law not in promised:
        return -1
    with planted(mutant), np.errstate(all="ignore"):
        for case in CASES:
            try:
                model, x, theta = build(case)
                law(model, x.copy(), type(theta)(*map(np.copy, theta)))
            except AssertionError:
                return 1
            except Exception:
                return 2
    return 0


def row(mutant, laws=LAWS) -> dict:
    """One row of the file, or the part of it that some laws make."""
    about = {"fault": mutant.fault, "kind": kind(mutant), "model": mutant.row}
    return about | {law.__name__: seen(law, mutant) for law in laws}


if __name__ == "__main__":
    store(FILE.name, [row(mutant) for mutant in MUTANTS])
