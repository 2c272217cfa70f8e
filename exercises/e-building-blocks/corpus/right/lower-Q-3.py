answer = "false"
sentence_5 = answer
