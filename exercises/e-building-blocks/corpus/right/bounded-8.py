%matplotlib inline
sentence_1 = " ".join(['proved'])
