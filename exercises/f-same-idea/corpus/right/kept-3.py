a = 1 - fair_loaded / (fair_fair + fair_loaded)
b = 1 - loaded_fair / (loaded_loaded + loaded_fair)
n1, n2 = fair_fair + fair_loaded, loaded_loaded + loaded_fair
kept = a, b, (a * n1 + b * n2) / (n1 + n2)
