# wrong: an empty string
# fails: answer | none of the options; choose one of 'proved', 'false', 'not proved'
sentence_4 = ""
