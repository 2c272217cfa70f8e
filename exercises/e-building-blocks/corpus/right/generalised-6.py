moments = {1: 'false', 2: 'proved', 3: 'not proved'}
sentence_4 = moments[2]
