# I first thought: proved
sentence_5 = "proved"
# but no:
sentence_5 = "false"
