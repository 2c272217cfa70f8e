answer = "not proved"
sentence_3 = answer
