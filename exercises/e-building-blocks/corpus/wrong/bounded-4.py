# wrong: two options at once
sentence_1 = ("proved", "false")
