# wrong: the right one is overwritten by another below
# fails: answer | it is not true: exchange two different components, and the
sentence_5 = "false"
sentence_5 = "not proved"
