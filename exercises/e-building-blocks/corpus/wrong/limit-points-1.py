# wrong: another option
# fails: answer | the chapter quotes this theorem of Wu and does not prove it
sentence_3 = "proved"
