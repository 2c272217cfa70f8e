# wrong: hedges between two of the options
# fails: answer | none of the options; choose one of 'a local maximum', 'a local minimum',
verdict = "a stationary point or a local maximum"
