labels = ['false', 'proved', 'not proved']
sentence_3 = labels[2]
print(sentence_3)
