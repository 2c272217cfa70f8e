# wrong: another option
# fails: answer | the chapter shows a generalised EM that circles for ever
sentence_7 = "proved"
