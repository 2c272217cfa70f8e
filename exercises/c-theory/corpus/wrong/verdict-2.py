# wrong: another option
# fails: answer | all other curvatures are negative: in those directions the
verdict = "a local minimum"
