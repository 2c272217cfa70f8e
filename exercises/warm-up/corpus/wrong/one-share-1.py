# wrong: not answered
# fails: answer | not written yet
share = None
