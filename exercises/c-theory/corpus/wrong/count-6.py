# wrong: the number of the example in the text
# fails: answer | M20: this is the answer of the example in the text; yours follows from
sd_of_count = 11.29
