# wrong: the probabilities of a change
# fails: answer | changed: those are the probabilities that the die is changed
kept = (
    fair_loaded / (fair_fair + fair_loaded),
    loaded_fair / (loaded_fair + loaded_loaded),
    (fair_loaded + loaded_fair) / (fair_fair + fair_loaded + loaded_fair + loaded_loaded),
)
