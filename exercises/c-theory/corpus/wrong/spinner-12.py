# wrong: the number of another student
# fails: answer | the chance of each component, times its own tail, added up (Theorem 2.1)
probability = 0.0123
