answer = "false"
sentence_6 = answer
