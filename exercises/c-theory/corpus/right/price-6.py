from math import log
t = s_11 + s_22
d = s_11 * s_22 - s_12 * s_12
nats_lost = abs(-0.5 * t - (-0.5 * log(d) - 1))
print("lost:", nats_lost)
