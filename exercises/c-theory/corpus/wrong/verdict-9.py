# wrong: all options as a list
verdict = ['a local maximum', 'a local minimum', 'a global maximum', 'a stationary point']
