word = "proved"
sentence_4 = f"{word}"
