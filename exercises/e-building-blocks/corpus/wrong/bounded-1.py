# wrong: another option
# fails: answer | numbers that never fall and have an upper bound converge
sentence_1 = "false"
