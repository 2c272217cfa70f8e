# wrong: two options at once
sentence_2 = ("false", "proved")
