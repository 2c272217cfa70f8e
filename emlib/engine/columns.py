"""Diagonal covariances of many columns: each column is seen alone, which costs D times less.

Component k sees column d as z_kd = a_kd (x_d - c_d) + b_kd. The numbers a and b stand on the
diagonal and in the last column of A (K, D, D+1), as for all covariances: see rows.View.
"""

import numpy as np

from emlib.engine.covariance import on_diagonal


def see(A, y, unit, out):
    """z_kdn over `unit`, (K, D, n), of rows y = [x_n - c, 1], (D+1, n); out: a place for them."""
    np.multiply((A.diagonal(0, 1, 2) / unit)[:, :, None], y[:-1], out=out)
    out += A[:, :, -1:] / unit


def moments(A, gz, y, unit):
    """sum_n gz_kdn, (K, D), and sum_n gz_kdn z_kdn on diagonals, (K, D, D), as rows count.

    gz (K, D, n) and the z in it are kept over `unit`. y is as in see, times how often rows count.
    """
    sum_z, sum_zy = unit * np.vecdot(gz, y[-1]), unit * np.vecdot(gz, y[:-1])
    return sum_z, on_diagonal(sum_zy * A.diagonal(0, 1, 2) + sum_z * A[:, :, -1])
