# I first thought: proved
sentence_3 = "proved"
# but no:
sentence_3 = "not proved"
