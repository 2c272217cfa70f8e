# wrong: all options as a list
# fails: answer | none of the options; choose one of 'a local maximum', 'a local minimum',
verdict = ['a local maximum', 'a local minimum', 'a global maximum', 'a stationary point']
