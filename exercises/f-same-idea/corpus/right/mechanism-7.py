%matplotlib inline
mechanism = " ".join(['MAR'])
