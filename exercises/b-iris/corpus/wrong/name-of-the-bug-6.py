# wrong: all of the texts, where one is asked for
# fails: answer | none of the options; choose one of 'variance as standard deviation',
bug = ["variance as standard deviation", "divided by N", "old mean", "weights left out", "rounding"]
