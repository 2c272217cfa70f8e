sentence_6 = "FALSE".lower()
