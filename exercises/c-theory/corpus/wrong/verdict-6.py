# wrong: hedges between two of the options
verdict = "a stationary point or a local maximum"
