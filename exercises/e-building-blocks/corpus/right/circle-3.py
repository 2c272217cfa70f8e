answer = "false"
sentence_7 = answer
