options = ["variance as standard deviation", "divided by N", "old mean", "weights left out", "rounding"]
bug = options[0]
