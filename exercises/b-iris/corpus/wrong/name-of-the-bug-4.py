# wrong: the weights are there
# fails: answer | the first value would be wrong already, as the weights are not 1
bug = "weights left out"
