# wrong: another option
verdict = "a global maximum"
