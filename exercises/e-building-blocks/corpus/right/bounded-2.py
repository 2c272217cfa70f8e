sentence_1 = 'proved'
