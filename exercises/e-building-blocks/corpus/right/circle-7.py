word = "false"
sentence_7 = f"{word}"
