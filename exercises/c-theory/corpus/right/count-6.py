variance = 0.0
for _ in range(n_points):
    variance += weight_2 - weight_2**2
sd_of_count = variance**0.5
print(sd_of_count)
