"""How each program is asked: as its manual has it, for full covariances, with five starts."""

import logging
import re
import shutil
import subprocess
import tempfile
import warnings
from pathlib import Path
from traceback import extract_tb

import numpy as np

from emlib import GMM, best_fit, default_floor, fit, init
from hard_verdict import Outcome

STARTS = 5  # where a program draws them
R_PROGRAM = """
suppressMessages(library(mclust)); a <- commandArgs(TRUE); n <- as.numeric(a[2:4])
x <- matrix(readBin(a[1], "double", n[1] * n[2]), n[1]); said <- character(0)
model <- tryCatch(withCallingHandlers(
    Mclust(x, G = n[3], modelNames = if (n[2] == 1) "V" else "VVV", verbose = FALSE),
    warning = function(w) {
      said <<- c(said, conditionMessage(w)); invokeRestart("muffleWarning") }),
  error = function(e) { cat("error", conditionMessage(e)); quit() })
p <- model$parameters; cat("said", said[1], "\\n")
Sigma <- if (n[2] == 1) rep_len(p$variance$sigmasq, n[3]) else p$variance$sigma
if (!is.null(model)) cat(sprintf("%.17g", c(p$pro, p$mean, Sigma)))
"""


def brief(text):
    """The first line of a message, as much of it as a table has room for."""
    text = (str(text).strip().splitlines() or [""])[0].replace("|", "/")
    text = re.sub(r"\[[^\]]*\d\.[^\]]*\]", "[…]", text)  # arrays
    return text if len(text) <= 80 else text[:80].rsplit(" ", 1)[0] + " …"


class Logged(logging.Handler):
    """Keeps what is logged, by its first words: hmmlearn warns in this way."""

    def __init__(self):
        super().__init__()
        self.words = set()

    def emit(self, record):
        self.words.add(brief(record.getMessage().split(".")[0]))


def recorded(run):
    """The outcome of run() -> (theta, said), with its warnings and its error."""
    logging.getLogger().handlers = [logged := Logged()]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            theta, said = run()
        except Exception as error:  # whatever it is, it is what this table is about
            text = brief(f"{type(error).__name__}: {error}")
            return Outcome(None, error=text, raised_in=extract_tb(error.__traceback__)[-1].filename)
    warned = {w.category.__name__ for w in caught if w.category is not DeprecationWarning}
    return Outcome(theta, said or ", ".join(sorted(warned | logged.words)))


def ask_emlib(case):
    """best_fit with its default floor."""

    def run():
        model = GMM(floor=default_floor(case.x), weights=case.weights)
        if case.start:
            return reported(model, fit(model, case.x, case.start).theta)
        rng = np.random.default_rng(0)
        starts = [init.from_kmeans(case.x, case.K, rng, model) for _ in range(STARTS)]
        return reported(model, best_fit(model, case.x, starts).theta)

    return recorded(run)


def reported(model, theta):
    """theta, and what its record says: which components rest on the floor."""
    low = np.flatnonzero(model.at_floor(theta))
    names = (
        "every component" if len(low) == len(theta.pi) else f"component {', '.join(map(str, low))}"
    )
    return theta, f"{names} at the floor" if len(low) else ""


def ask_sklearn(case):
    """GaussianMixture, run long enough; it knows no weights of rows."""
    from sklearn.mixture import GaussianMixture

    if case.weights is not None:
        return None

    def run():
        start = {"n_init": STARTS}
        if case.start:
            pi, mu, Sigma = case.start
            precisions = np.linalg.inv(Sigma)
            start = {"weights_init": pi, "means_init": mu, "precisions_init": precisions}
        model = GaussianMixture(case.K, tol=1e-6, max_iter=1000, random_state=0, **start)
        model.fit(case.x)
        return (model.weights_, model.means_, model.covariances_), ""

    return recorded(run)


def ask_hmmlearn(case):
    """GaussianHMM on the points as a chain: the shares of the states stand for the weights."""
    from hmmlearn.hmm import GaussianHMM

    if case.weights is not None:
        return None

    def run():
        model = GaussianHMM(case.K, "full", n_iter=1000, tol=1e-6, random_state=0)
        if case.start:
            model.init_params = "stc"
            model.means_ = case.start.mu
        model.fit(case.x)
        share = model.predict_proba(case.x).mean(axis=0)
        return (share, model.means_, model.covars_), ""

    return recorded(run)


def ask_mclust(case):
    """Mclust with model VVV (V on a line) from its own start; None where it cannot be asked.

    Rows with weights it knows too, in another function (me.weighted), from a given start.
    """
    x = np.asarray(case.x)
    if (
        case.start
        or case.weights is not None
        or np.ma.is_masked(case.x)
        or x.dtype != float
        or x.ndim != 2
    ):
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x"
        file.write_bytes(x.astype("<f8").T.tobytes())
        numbers = map(str, (*x.shape, case.K))
        command = [shutil.which("Rscript"), "-e", R_PROGRAM, file, *numbers]
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode or done.stdout.startswith("error"):
        return Outcome(None, error=brief(done.stdout.replace("error", "error:", 1) or done.stderr))
    said, _, numbers = done.stdout.partition("\n")
    said = brief(said.removeprefix("said").replace("NA", "").strip())
    return Outcome(unpacked(numbers, *x.shape, case.K) if numbers.strip() else None, said)


def unpacked(text, N, D, K):
    """(pi, mu, Sigma) from R's numbers, columns first."""
    numbers = np.array([float(word) if word != "NA" else np.nan for word in text.split()])
    pi, mu, Sigma = np.split(numbers, [K, K + K * D])
    return pi, mu.reshape(K, D), Sigma.reshape(K, D, D)


PEERS = {"scikit-learn": ask_sklearn, "mclust": ask_mclust, "hmmlearn": ask_hmmlearn}
