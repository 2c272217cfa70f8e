# wrong: two options at once
sentence_7 = ("false", "proved")
