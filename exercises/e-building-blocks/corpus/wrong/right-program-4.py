# wrong: two options at once
sentence_6 = ("false", "proved")
