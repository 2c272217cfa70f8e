# wrong: the right one is overwritten by another below
# fails: answer | it is true: Wu's theorem of 1983, which the chapter quotes
sentence_3 = "not proved"
sentence_3 = "false"
