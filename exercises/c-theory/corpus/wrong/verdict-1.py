# wrong: another option
verdict = "a local maximum"
