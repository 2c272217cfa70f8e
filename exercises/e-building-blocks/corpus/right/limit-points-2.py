sentence_3 = 'not proved'
