word = "point"
verdict = f"a stationary {word}"
