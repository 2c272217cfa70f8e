sentence_5 = "FALSE".lower()
