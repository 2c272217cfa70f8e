%matplotlib inline
sentence_4 = " ".join(['proved'])
