# wrong: left as it was
variance_of_average = None
