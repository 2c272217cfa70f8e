# wrong: the number of another student
variance_of_mixture = 7.7713
