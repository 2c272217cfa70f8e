# wrong: left as it was
verdict = None
