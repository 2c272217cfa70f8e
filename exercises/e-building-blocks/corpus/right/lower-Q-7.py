word = "false"
sentence_5 = f"{word}"
