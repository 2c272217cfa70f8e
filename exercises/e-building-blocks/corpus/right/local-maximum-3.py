answer = "false"
sentence_2 = answer
