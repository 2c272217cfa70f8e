%matplotlib inline
far_left = " ".join(['the', 'wide', 'one'])
