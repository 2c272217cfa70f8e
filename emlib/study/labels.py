"""Labels are names: matching the clusters of a fit with the true groups, and renaming them.

Labels are integers 0 .. K-1; a true label of -1 means “unknown”, and its row is not judged.
"""

import numpy as np

from emlib.engine import inputs


def contingency(z_true, z_hat) -> np.ndarray:
    """How many rows have true label k and found label j: (N,), (N,) -> counts (K, K').

    K and K' are the largest labels plus one; rows of unknown true label are left out.
    """
    z_true = inputs.labels(z_true, name="z_true", least=-1).astype(int)
    z_hat = inputs.labels(z_hat, name="z_hat").astype(int)
    if len(z_true) != len(z_hat):
        raise ValueError(f"z_true has {len(z_true)} labels, z_hat {len(z_hat)}: one each per row")
    table = np.zeros((z_true.max() + 1, z_hat.max() + 1), int)
    np.add.at(table, (z_true[z_true >= 0], z_hat[z_true >= 0]), 1)
    return table


def match(z_true, z_hat) -> np.ndarray:
    """perm (K',): perm[j] is the true label of found label j, so that most rows agree.

    The Hungarian method, which finds the best of all matchings. No two j share a label: with
    more clusters than groups, those left over are named K, K+1, ..., which no true label is.
    """
    table = contingency(z_true, z_hat)
    K, K_hat = table.shape
    perm = np.full(K_hat, -1)
    rows, columns = _best(table)
    perm[columns] = rows
    perm[perm < 0] = K + np.arange((perm < 0).sum())
    return perm


def _best(table):
    """(rows, columns) of the entries with the largest sum, no two in one row or column."""
    from scipy.optimize import linear_sum_assignment  # here: slow to load

    return linear_sum_assignment(table, maximize=True)


def relabel(z_hat, perm) -> np.ndarray:
    """The found labels under their new names: perm[z_hat]."""
    z_hat, perm = inputs.labels(z_hat, name="z_hat"), np.asarray(perm)
    if perm.ndim != 1:
        raise ValueError(f"perm must hold a new name for each label, found {perm}: take match")
    if z_hat.max() >= len(perm):
        raise ValueError(f"perm names the labels 0 .. {len(perm) - 1}, z_hat has {z_hat.max()}")
    return perm[z_hat]


def errors(z_true, z_hat) -> int:
    """Rows of known label that disagree under the best matching, whatever the labels are called."""
    table = contingency(z_true, z_hat)
    return int(table.sum() - table[_best(table)].sum())


def table(z_true, z_hat, groups=None) -> str:
    """The counts as text: found labels down, true ones across, under the names in `groups`."""
    counts = contingency(z_true, z_hat).T
    groups = [f"true {k}" for k in range(counts.shape[1])] if groups is None else groups
    width = max(map(len, groups)) + 2
    head = f"{'cluster':<8}" + "".join(f"{group:>{width}}" for group in groups)
    rows = [f"{j:<8}" + "".join(f"{n:>{width}}" for n in row) for j, row in enumerate(counts)]
    return "\n".join([head, *rows])


def permute(theta, perm):
    """The same mixture with component k renamed perm[k]; theta is a record of fields (K, ...).

    A plain tuple of such fields comes back as one.
    """
    perm = np.asarray(perm)
    if not np.array_equal(np.sort(perm), np.arange(len(perm))):
        raise ValueError(f"perm must hold each of 0 .. {len(perm) - 1} once, found {perm}")
    fields = [np.asarray(field) for field in theta]
    for name, field in zip(getattr(theta, "_fields", range(len(fields))), fields, strict=True):
        if field.shape[:1] != perm.shape:
            raise ValueError(f"theta.{name} has shape {field.shape}: perm renames {len(perm)} rows")
    return getattr(theta, "_make", tuple)(field[np.argsort(perm)] for field in fields)
