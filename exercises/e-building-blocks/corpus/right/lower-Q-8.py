%matplotlib inline
sentence_5 = " ".join(['false'])
