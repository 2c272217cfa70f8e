# I first thought: false
sentence_1 = "false"
# but no:
sentence_1 = "proved"
