# wrong: the mean of both for the third
# fails: answer | mean-of-ratios: a mean of two ratios is not the ratio of the sums: the
a = fair_fair / (fair_fair + fair_loaded)
b = loaded_loaded / (loaded_fair + loaded_loaded)
kept = (a, b, (a + b) / 2)
