# the last roll of each of the sixty evenings has no next one
last = in_fair + in_loaded - 60
steps_from_fair = fair_fair + fair_loaded
kept = (fair_fair / steps_from_fair, loaded_loaded / (last - steps_from_fair), (fair_fair + loaded_loaded) / last)
