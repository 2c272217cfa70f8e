# wrong: the number of another student
# fails: answer | each point is a success with the same chance, independently: a binomial
sd_of_count = 23.457
