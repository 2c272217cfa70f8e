# wrong: all options as a list
sentence_4 = ['false', 'proved', 'not proved']
