kept = (
    round(fair_fair / (fair_fair + fair_loaded), 4),
    round(loaded_loaded / (loaded_fair + loaded_loaded), 4),
    round((fair_fair + loaded_loaded) / (fair_fair + fair_loaded + loaded_fair + loaded_loaded), 4),
)
