"""The same iterations in mclust, where R has it: its Fortran loop `me`, timed inside R."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from emlib import GMM

from . import race

GRID = ((1_000, 10_000, 100_000), (1, 2, 8, 32), (3, 10))
PROGRAM = """
suppressMessages(library(mclust))
a <- as.numeric(commandArgs(TRUE)[-1]); N <- a[1]; D <- a[2]; K <- a[3]; n <- a[4]; rounds <- a[5]
file <- file(commandArgs(TRUE)[1], "rb"); read <- function(m) readBin(file, "double", N * m)
x <- matrix(read(D), N); z <- matrix(read(K), N)
run <- function() me(x, if (D == 1) "V" else "VVV", z,
                     control = emControl(itmax = c(n, n), tol = c(0, 0)))
for (round in 0:rounds) cat(system.time(run(), gcFirst = TRUE)[["elapsed"]] / n, "\\n")
"""


def here():
    """Whether R and mclust are installed."""
    look = ["Rscript", "-e", 'quit(status = !requireNamespace("mclust", quietly = TRUE))']
    return bool(shutil.which("Rscript")) and subprocess.call(look) == 0


def seconds(N, D, K, n, rounds):
    """The median time of an iteration, from the same data and start as in `iteration`."""
    x, theta = race.clouds(N, D, K, np.random.default_rng(N + 100 * D + K))
    gamma = GMM().responsibilities(x, theta)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "x-gamma"
        data.write_bytes(np.concatenate([x.T.ravel(), gamma.T.ravel()]).tobytes())
        numbers = map(str, (N, D, K, n, rounds))
        command = ["Rscript", "-e", PROGRAM, str(data), *numbers]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return float(np.median([float(line) for line in said.split()][1:]))
