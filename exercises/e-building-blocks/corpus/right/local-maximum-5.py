labels = ['false', 'proved', 'not proved']
sentence_2 = labels[0]
print(sentence_2)
