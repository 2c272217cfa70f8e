# I first thought: proved
sentence_7 = "proved"
# but no:
sentence_7 = "false"
