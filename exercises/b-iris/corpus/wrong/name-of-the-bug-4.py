# wrong: the weights are there
bug = "weights left out"
