# scale=sigma2 in scipy.stats.norm.pdf, whose third argument is a standard deviation
bug: str = (
    "variance as "
    "standard deviation"
)
assert isinstance(bug, str)
