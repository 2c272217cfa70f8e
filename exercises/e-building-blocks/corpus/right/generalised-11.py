# I first thought: false
sentence_4 = "false"
# but no:
sentence_4 = "proved"
