# wrong: all options as a list
sentence_2 = ['false', 'proved', 'not proved']
