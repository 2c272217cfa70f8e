# wrong: none of the texts that are offered
# fails: answer | none of the options; choose one of 'variance as standard deviation',
bug = "M step forgotten"
