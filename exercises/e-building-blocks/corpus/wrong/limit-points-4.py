# wrong: two options at once
sentence_3 = ("not proved", "proved")
