# wrong: weighted by the rolls
# fails: answer | mean-by-rolls: weight by the steps of each die, not by its rolls: add up
a = fair_fair / (fair_fair + fair_loaded)
b = loaded_loaded / (loaded_fair + loaded_loaded)
kept = (a, b, (a * in_fair + b * in_loaded) / (in_fair + in_loaded))
