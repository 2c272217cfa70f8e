sentence_1 = "PROVED".lower()
