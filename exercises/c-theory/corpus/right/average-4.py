variance_of_average = sum(w**2 * v for w, v in zip([weight_1, 1 - weight_1], [variance_1, variance_2]))
print("Var =", variance_of_average)
