sentence_5 = 'false'
