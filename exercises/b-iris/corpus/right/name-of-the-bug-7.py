bug = str("variance as " + "standard deviation")
bug
