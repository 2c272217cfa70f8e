# wrong: not a number
# fails: answer | sigma2 is not finite
sigma2 = float("nan")
