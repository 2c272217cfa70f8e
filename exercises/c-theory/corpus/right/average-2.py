w = weight_1
variance_of_average = round(w * w * variance_1 + (1 - w) * (1 - w) * variance_2, 3)
