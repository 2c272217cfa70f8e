# wrong: all of the texts, where one is asked for
bug = ["variance as standard deviation", "divided by N", "old mean", "weights left out", "rounding"]
