labels = ['false', 'proved', 'not proved']
sentence_5 = labels[0]
print(sentence_5)
