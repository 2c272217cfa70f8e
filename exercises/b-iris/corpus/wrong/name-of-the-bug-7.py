# wrong: all of the texts in one
bug = "variance as standard deviation, divided by N, old mean, weights left out, rounding"
