# wrong: the number of the example in the text
sd_of_count = 11.29
