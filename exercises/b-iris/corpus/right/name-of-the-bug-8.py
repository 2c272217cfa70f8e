%matplotlib inline
what, used_as = "variance", "standard deviation"
bug = f"{what} as {used_as}"
