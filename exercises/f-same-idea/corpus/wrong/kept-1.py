# wrong: divided by the rolls, also the third
# fails: answer | rolls: the last roll of an evening is not followed by another: divide by
kept = (fair_fair / in_fair, loaded_loaded / in_loaded, (fair_fair + loaded_loaded) / (in_fair + in_loaded))
