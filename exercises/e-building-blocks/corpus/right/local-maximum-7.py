word = "false"
sentence_2 = f"{word}"
