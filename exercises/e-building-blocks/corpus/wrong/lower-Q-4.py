# wrong: two options at once
sentence_5 = ("false", "proved")
