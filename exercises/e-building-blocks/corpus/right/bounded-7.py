word = "proved"
sentence_1 = f"{word}"
