# I first thought: proved
sentence_2 = "proved"
# but no:
sentence_2 = "false"
