# wrong: not answered
# fails: answer | not written yet
bug = None
