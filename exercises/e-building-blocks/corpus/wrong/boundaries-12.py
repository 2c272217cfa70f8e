# wrong: the numbers of another student
half_shares = (-3.7777, 2.1111)
