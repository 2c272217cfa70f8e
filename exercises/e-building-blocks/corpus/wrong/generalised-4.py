# wrong: two options at once
sentence_4 = ("proved", "false")
