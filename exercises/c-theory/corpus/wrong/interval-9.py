# wrong: left as it was
# fails: answer | not written yet
ell_between = None
