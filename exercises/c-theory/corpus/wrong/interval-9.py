# wrong: left as it was
ell_between = None
