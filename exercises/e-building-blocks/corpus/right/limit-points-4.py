sentence_3 = "NOT PROVED".lower()
