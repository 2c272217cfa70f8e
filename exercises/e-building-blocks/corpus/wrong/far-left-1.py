# wrong: another option
# fails: answer | its mean is nearer, but at such a distance the narrow bell has died away
far_left = "the narrow one"
