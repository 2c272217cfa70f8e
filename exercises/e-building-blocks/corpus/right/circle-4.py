sentence_7 = "FALSE".lower()
