# wrong: another option
# fails: answer | it is not true: the three points come to rest at a saddle
sentence_2 = "not proved"
