# wrong: all of the texts in one
# fails: answer | none of the options; choose one of 'variance as standard deviation',
bug = "variance as standard deviation, divided by N, old mean, weights left out, rounding"
