labels = ['false', 'proved', 'not proved']
sentence_7 = labels[0]
print(sentence_7)
