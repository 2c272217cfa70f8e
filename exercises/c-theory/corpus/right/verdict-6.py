moments = {1: 'a local maximum', 2: 'a local minimum', 3: 'a global maximum', 4: 'a stationary point'}
verdict = moments[4]
