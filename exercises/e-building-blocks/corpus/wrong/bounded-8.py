# wrong: all options as a list
sentence_1 = ['false', 'proved', 'not proved']
