# wrong: left as it was
# fails: answer | not written yet
variance_of_average = None
