# wrong: the right one is overwritten by another below
# fails: answer | it is not true: the three points come to rest at a saddle
sentence_2 = "false"
sentence_2 = "not proved"
