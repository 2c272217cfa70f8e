# wrong: all options as a list
sentence_7 = ['false', 'proved', 'not proved']
