verdict = "a stationary point"
