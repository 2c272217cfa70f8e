# wrong: another option
# fails: answer | Fisher's identity proves that the place is stationary, not that it is a
sentence_2 = "proved"
