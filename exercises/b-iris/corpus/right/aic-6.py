%matplotlib inline
from enum import Enum


class Family(Enum):
    full = "full"
    tied = "tied"
    diag = "diag"
    spherical = "spherical"

    def size(self, K, D):
        copies = 1 if self is Family.tied else K
        if self in (Family.full, Family.tied):
            return copies * D * (D + 1) // 2
        return copies * (D if self is Family.diag else 1)


def aic(ell, K, D, family):
    return -2 * ell + 2 * (K - 1 + K * D + Family(family).size(K, D))
