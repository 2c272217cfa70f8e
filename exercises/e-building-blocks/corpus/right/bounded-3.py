answer = "proved"
sentence_1 = answer
