# wrong: the number of another student
# fails: answer | start at the point of rest with 12 digits, and with π = (½ + nudge, ½ −
n_rounds = 151
