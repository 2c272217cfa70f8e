# wrong: the loaded die first
# fails: answer | places: the order is fair, loaded, both: the first two are exchanged
kept = (
    loaded_loaded / (loaded_fair + loaded_loaded),
    fair_fair / (fair_fair + fair_loaded),
    (fair_fair + loaded_loaded) / (fair_fair + fair_loaded + loaded_fair + loaded_loaded),
)
