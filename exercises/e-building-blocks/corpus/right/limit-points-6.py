moments = {1: 'false', 2: 'proved', 3: 'not proved'}
sentence_3 = moments[3]
