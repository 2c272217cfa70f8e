# wrong: left as it was
# fails: answer | not written yet
sigma2 = None
