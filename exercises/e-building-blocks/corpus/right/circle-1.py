sentence_7 = "false"
