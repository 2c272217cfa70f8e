# wrong: a number in place of a text
# fails: answer | none of the options; choose one of 'variance as standard deviation',
bug = 1
