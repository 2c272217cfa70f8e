# wrong: left as it was
# fails: answer | not written yet
n_parameters = None
