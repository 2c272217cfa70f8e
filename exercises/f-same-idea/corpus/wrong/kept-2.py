# wrong: the first two divided by the rolls
# fails: answer | rolls: divide the first two by the steps from their die, as you did for
kept = (fair_fair / in_fair, loaded_loaded / in_loaded, (fair_fair + loaded_loaded) / (fair_fair + fair_loaded + loaded_fair + loaded_loaded))
