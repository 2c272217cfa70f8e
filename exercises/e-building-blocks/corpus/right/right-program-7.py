word = "false"
sentence_6 = f"{word}"
