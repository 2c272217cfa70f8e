%matplotlib inline
with_one_component = " ".join(['it', 'falls', 'to', 'minus', 'infinity'])
