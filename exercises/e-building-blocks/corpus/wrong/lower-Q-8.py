# wrong: all options as a list
sentence_5 = ['false', 'proved', 'not proved']
