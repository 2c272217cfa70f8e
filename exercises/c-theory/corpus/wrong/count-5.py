# wrong: the counts are fixed, so they do not vary
# fails: answer | M12: 0 would hold if the count were fixed; through the spinner it is
sd_of_count = 0
