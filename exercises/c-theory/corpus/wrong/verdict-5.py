# wrong: two options at once
verdict = ("a stationary point", "a local maximum")
