labels = ['false', 'proved', 'not proved']
sentence_4 = labels[1]
print(sentence_4)
