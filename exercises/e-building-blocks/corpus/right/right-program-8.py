%matplotlib inline
sentence_6 = " ".join(['false'])
