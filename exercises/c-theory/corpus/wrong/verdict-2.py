# wrong: another option
verdict = "a local minimum"
