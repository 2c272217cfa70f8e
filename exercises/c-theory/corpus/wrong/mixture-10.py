# wrong: left as it was
variance_of_mixture = None
