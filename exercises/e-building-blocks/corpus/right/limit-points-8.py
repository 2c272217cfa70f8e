%matplotlib inline
sentence_3 = " ".join(['not', 'proved'])
