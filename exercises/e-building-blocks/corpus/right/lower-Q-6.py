moments = {1: 'false', 2: 'proved', 3: 'not proved'}
sentence_5 = moments[1]
