from math import log
nats_gained = round(copies * dimension * (fine - coarse) * log(10), 2)
