# wrong: all options as a list
sentence_6 = ['false', 'proved', 'not proved']
