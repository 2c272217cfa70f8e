# wrong: two options at once
# fails: answer | none of the options; choose one of 'proved', 'false', 'not proved'
sentence_6 = ("false", "proved")
