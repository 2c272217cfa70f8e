%matplotlib inline
sentence_7 = " ".join(['false'])
