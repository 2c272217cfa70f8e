answer = "proved"
sentence_4 = answer
