sentence_2 = 'false'
