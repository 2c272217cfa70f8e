# wrong: the number of another student
sd_of_count = 23.457
