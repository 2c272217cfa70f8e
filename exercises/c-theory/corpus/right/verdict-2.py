verdict = 'a stationary point'
