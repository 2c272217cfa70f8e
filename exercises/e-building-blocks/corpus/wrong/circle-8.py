# wrong: all options as a list
# fails: answer | none of the options; choose one of 'proved', 'false', 'not proved'
sentence_7 = ['false', 'proved', 'not proved']
