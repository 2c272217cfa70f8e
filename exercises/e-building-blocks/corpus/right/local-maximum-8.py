%matplotlib inline
sentence_2 = " ".join(['false'])
