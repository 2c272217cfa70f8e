# wrong: another option
# fails: answer | it is true: Wu's theorem of 1983, which the chapter quotes
sentence_3 = "false"
