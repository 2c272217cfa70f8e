# wrong: the right one is overwritten by another below
# fails: answer | it is not true: the chapter shows a generalised EM that circles for ever
sentence_7 = "false"
sentence_7 = "not proved"
