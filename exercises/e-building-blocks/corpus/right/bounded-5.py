labels = ['false', 'proved', 'not proved']
sentence_1 = labels[1]
print(sentence_1)
