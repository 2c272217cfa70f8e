labels = ['a local maximum', 'a local minimum', 'a global maximum', 'a stationary point']
verdict = labels[3]
print(verdict)
