%matplotlib inline
verdict = " ".join(['a', 'stationary', 'point'])
