# wrong: not answered
bug = None
