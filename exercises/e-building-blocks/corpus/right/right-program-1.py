sentence_6 = "false"
