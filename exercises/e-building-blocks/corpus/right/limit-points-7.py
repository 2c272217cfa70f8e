word = "proved"
sentence_3 = f"not {word}"
