labels = ['false', 'proved', 'not proved']
sentence_6 = labels[0]
print(sentence_6)
