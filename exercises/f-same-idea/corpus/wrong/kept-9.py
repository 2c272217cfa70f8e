# wrong: the geometric mean for the third
# fails: answer | product: one probability for both dice maximises a sum of both dice's
a = fair_fair / (fair_fair + fair_loaded)
b = loaded_loaded / (loaded_fair + loaded_loaded)
kept = (a, b, (a * b) ** 0.5)
