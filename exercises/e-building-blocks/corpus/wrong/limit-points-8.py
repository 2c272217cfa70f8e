# wrong: all options as a list
sentence_3 = ['false', 'proved', 'not proved']
