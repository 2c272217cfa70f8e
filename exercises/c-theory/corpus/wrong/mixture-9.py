# wrong: the number of the example in the text
variance_of_mixture = 5
