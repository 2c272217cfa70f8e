sentence_4 = "PROVED".lower()
