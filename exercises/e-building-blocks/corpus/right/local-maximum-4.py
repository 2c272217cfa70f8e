sentence_2 = "FALSE".lower()
