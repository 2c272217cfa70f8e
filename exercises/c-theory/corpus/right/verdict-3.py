answer = "a stationary point"
verdict = answer
