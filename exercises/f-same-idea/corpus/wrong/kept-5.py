# wrong: divided by all steps
# fails: answer | all-steps: each die is divided by its own steps, not by all steps
n = fair_fair + fair_loaded + loaded_fair + loaded_loaded
kept = (fair_fair / n, loaded_loaded / n, (fair_fair + loaded_loaded) / n)
