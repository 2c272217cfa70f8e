# wrong: another option
# fails: answer | it is no matter of chance: the first value decides
mechanism = "MCAR"
