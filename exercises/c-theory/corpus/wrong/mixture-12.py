# wrong: the number of another student
# fails: answer | within plus between: both parts of the covariance in Theorem 1.2,
variance_of_mixture = 7.7713
