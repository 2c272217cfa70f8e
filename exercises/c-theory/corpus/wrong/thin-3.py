# wrong: the logarithm to base 10
# fails: answer | digits: nats, please: multiply by ln 10
nats_gained = copies * dimension * (fine - coarse)
