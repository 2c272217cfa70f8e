# wrong: the logarithm to base 10
nats_gained = copies * dimension * (fine - coarse)
