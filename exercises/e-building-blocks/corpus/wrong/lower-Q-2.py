# wrong: another option
# fails: answer | it is not true: exchange two different components, and the
sentence_5 = "not proved"
