# wrong: the right one is overwritten by another below
verdict = "a stationary point"
verdict = "a global maximum"
