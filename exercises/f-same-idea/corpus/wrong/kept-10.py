# wrong: only the first two
# fails: answer | kept must be 3 numbers, in the order asked for, found
kept = (fair_fair / (fair_fair + fair_loaded), loaded_loaded / (loaded_fair + loaded_loaded))
