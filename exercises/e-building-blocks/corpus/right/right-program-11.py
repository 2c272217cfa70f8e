# I first thought: proved
sentence_6 = "proved"
# but no:
sentence_6 = "false"
