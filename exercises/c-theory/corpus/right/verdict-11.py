# I first thought: a local maximum
verdict = "a local maximum"
# but no:
verdict = "a stationary point"
