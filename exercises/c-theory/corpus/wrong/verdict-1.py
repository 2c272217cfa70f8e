# wrong: another option
# fails: answer | one curvature is positive there, so the log-likelihood rises in that
verdict = "a local maximum"
