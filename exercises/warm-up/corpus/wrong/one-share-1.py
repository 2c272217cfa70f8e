# wrong: not answered
share = None
