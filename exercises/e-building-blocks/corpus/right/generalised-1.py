sentence_4 = "proved"
