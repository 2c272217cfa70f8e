# wrong: a number in place of a text
bug = 1
