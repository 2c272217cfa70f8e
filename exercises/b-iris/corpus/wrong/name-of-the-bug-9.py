# wrong: an empty text
# fails: answer | none of the options; choose one of 'variance as standard deviation',
bug = ""
